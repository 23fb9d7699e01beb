using BuildTimeML.Compression.Training;
using BuildTimeML.Graph.Ir;
using BuildTimeML.Runtime;
using ElementType = BuildTimeML.Graph.Ir.ElementType;

namespace BuildTimeML.Compression.Tests.Training.Helpers;

/// <summary>What a graph is differentiated by: an input, or an initializer that is made one.</summary>
internal sealed record Parameter(string Name, long[] Shape, float[] Elements)
{
    private const long FreeDimension = 2;

    /// <param name="model">Its float inputs and initializers.</param>
    /// <param name="multiplesOf">What elements are rounded to; null to leave them.</param>
    public static Parameter[] Of(Model model, float? multiplesOf)
    {
        var random = new Random(11);
        IEnumerable<Parameter> inputs = model.Graph.Inputs.Select(i => (i.Name, Shape: (long[])[.. ((TensorType)i.Type!).Shape!.Select(d => d.Value ?? FreeDimension)]))
            .Select(i => new Parameter(i.Name, i.Shape, [.. Enumerable.Range(0, (int)Graph.Ir.Shape.ElementCount(i.Shape)).Select(_ => (2 * random.NextSingle()) - 1)]));
        IEnumerable<Parameter> weights = model.Graph.Initializers.Where(i => i.Initializer!.ElementType == ElementType.Float32)
            .Select(i => new Parameter(i.Name, i.Initializer!.Dimensions.ToArray(), i.Initializer.Elements<float>().ToArray()));
        return [.. inputs.Concat(weights).Select(p => multiplesOf is { } unit ? p with { Elements = Array.ConvertAll(p.Elements, e => MathF.Round(e / unit) * unit) } : p)];
    }

    /// <summary>The weights that training would change.</summary>
    public static Parameter[] OfWeights(Model model) =>
        [.. TrainableWeights.Of(model).Select(w => new Parameter(w.Name, w.Initializer!.Dimensions.ToArray(), w.Initializer.Elements<float>().ToArray()))];

    public TensorBuffer<T> ToBuffer<T>(Func<double, T> convert)
        where T : unmanaged
    {
        var buffer = new TensorBuffer<T>(Shape);
        Array.ConvertAll(Elements, e => convert(e)).CopyTo(buffer.Data);
        return buffer;
    }

    /// <summary>Makes those that are initializers inputs.</summary>
    /// <returns>The values of the parameters, in their order.</returns>
    public static Value[] MakeInputs(Model model, IReadOnlyList<Parameter> parameters)
    {
        foreach (Value weight in model.Graph.Initializers.Where(i => parameters.Any(p => p.Name == i.Name)).ToArray())
        {
            weight.Type = new TensorType(ElementType.Float32, [.. weight.Initializer!.Dimensions.ToArray().Select(Dimension.Fixed)]);
            model.Graph.RemoveInitializer(weight);
            model.Graph.Inputs.Add(weight);
        }

        return [.. parameters.Select(p => model.Graph.Inputs.Single(i => i.Name == p.Name))];
    }
}
