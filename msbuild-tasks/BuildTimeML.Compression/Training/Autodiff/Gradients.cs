using BuildTimeML.Compression.Training.OperatorGradients;
using BuildTimeML.Compression.Training.OperatorGradients.Recurrence;
using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Shapes;

namespace BuildTimeML.Compression.Training.Autodiff;

/// <summary>Reverse-mode automatic differentiation of a graph, into operators of the default set.</summary>
internal static class Gradients
{
    public const long OldestOpset = 13;

    /// <summary>Appends to the main graph the nodes that give the gradient of a loss by each parameter.</summary>
    /// <param name="model">
    /// A valid model of operator set 13 or later without functions of its own. It keeps all its values and computes the same up to the
    /// rounding; a node that trains faster in another form gets that form.
    /// </param>
    /// <param name="loss">A value of the main graph: float32, one element.</param>
    /// <param name="parameters">Floating point initializers or inputs of the main graph.</param>
    /// <param name="options">Null for the defaults.</param>
    /// <returns>
    /// The gradient of each parameter: a value of its own with the parameter's element type and shape, whose type is set. It is 0 everywhere
    /// for a parameter that the loss does not depend on.
    /// </returns>
    /// <exception cref="NoGradientException">There is a node between a parameter and the loss that has no gradient. The graph then holds nodes that nothing uses.</exception>
    /// <exception cref="ArgumentException">The operator set is too old, or the loss is not as said.</exception>
    public static IReadOnlyDictionary<Value, Value> Append(Model model, Value loss, IReadOnlyCollection<Value> parameters, GradientOptions? options = null)
    {
        if (model.OpsetVersion() is not >= OldestOpset)
        {
            throw new ArgumentException($"Gradients need version {OldestOpset} of the default operator set.", nameof(model));
        }

        var emitter = new GraphEmitter(model);
        VerifyLoss(loss, emitter.Facts);
        DepthwisePlanes.Apply(model.Graph, emitter, parameters);
        UnrolledRecurrence.Apply(model.Graph, emitter, parameters);
        Node[] nodes = [.. model.Graph.Nodes];
        var active = new ActiveValues(model.Graph, parameters, emitter.Facts);
        var sums = new GradientSums(emitter);
        sums.Add(loss, emitter.ExpandLike(emitter.Scalar(1, loss), loss));
        foreach (Node node in nodes.Reverse().Where(n => n.Outputs.Any(o => active.Contains(o) && sums.Contains(o))))
        {
            emitter.Prefix = $"{node.Outputs.First(o => o is not null)}.gradient";
            Append(new GradientContext(node, emitter, active, sums, options ?? GradientOptions.Default));
        }

        return OfParameters(model, parameters, sums, emitter);
    }

    private static void Append(GradientContext context)
    {
        if (GradientTable.Find(context.Node) is not { } gradient)
        {
            throw context.Refuse(context.Node.Attributes.Any(a => a.Subgraphs.Any()) ? "what runs in a subgraph is not differentiated" : "none is known for this operator");
        }

        gradient.Append(context);
        context.Verify();
    }

    private static Dictionary<Value, Value> OfParameters(Model model, IReadOnlyCollection<Value> parameters, GradientSums sums, GraphEmitter emitter)
    {
        var gradients = new Dictionary<Value, Value>();
        var taken = new HashSet<Value>(model.Graph.Outputs);
        foreach (Value parameter in parameters)
        {
            emitter.Prefix = $"{parameter}.gradient";
            Value gradient = sums.Total(parameter) ?? emitter.Zeros(parameter);
            if (gradient.Producer is null || !taken.Add(gradient))
            {
                gradient = emitter.Emit("Identity", [gradient]);
            }

            gradient.Type ??= emitter.Facts.Find(parameter)?.ToOnnxType();
            gradients.Add(parameter, gradient);
        }

        return gradients;
    }

    private static void VerifyLoss(Value loss, ShapeFacts facts)
    {
        if (facts.Find(loss) is not { ElementType: ElementType.Float32 or ElementType.Float64, Shape: { } shape } || shape.Any(d => d.Constant != 1))
        {
            throw new ArgumentException($"The loss '{loss}' is {facts.Find(loss)?.ToString() ?? "not known"}; it has to be one number of float32.", nameof(loss));
        }
    }
}
