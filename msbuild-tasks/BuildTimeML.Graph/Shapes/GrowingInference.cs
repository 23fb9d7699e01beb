using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Graph.Shapes;

/// <summary>Shape inference of a model whose main graph grows: what is appended is told at once, and nothing is told again.</summary>
public sealed class GrowingInference
{
    private readonly GraphInference _inference;

    /// <param name="model">A valid model. Its inputs, and what it has by now, do not change any more.</param>
    public GrowingInference(Model model)
    {
        _inference = new GraphInference(model, Facts, useDeclared: true);
        _inference.Run(model.Graph);
    }

    public ShapeFacts Facts { get; } = new();

    /// <summary>Tells a constant that was added to the main graph.</summary>
    public void AddInitializer(Value value) => Facts.Set(value, GraphInference.Of(value.Initializer!));

    /// <summary>Tells the outputs of a node that was appended to the main graph.</summary>
    /// <exception cref="InvalidOperationException">The node cannot take its inputs.</exception>
    public void AddNode(Node node)
    {
        int before = Facts.Contradictions.Count;
        _inference.Run(node);
        if (Facts.Contradictions.Count > before)
        {
            throw new InvalidOperationException(Facts.Contradictions[before].Message);
        }
    }
}
