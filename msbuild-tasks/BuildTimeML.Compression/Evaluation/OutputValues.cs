using BuildTimeML.Runtime;

namespace BuildTimeML.Compression.Evaluation;

/// <summary>What a run gave for one output.</summary>
/// <param name="Name">Of the output.</param>
/// <param name="ElementType"><see cref="ElementType.Undefined"/> where it is no tensor.</param>
/// <param name="Shape">Empty where it is no tensor.</param>
/// <param name="Numbers">The elements of a tensor of floats; otherwise null.</param>
internal sealed record OutputValues(string Name, ElementType ElementType, long[] Shape, double[]? Numbers)
{
    public static OutputValues Of(string name, EngineOutput output) => new(name, output.ElementType, output.Shape.ToArray(), output.ElementType switch
    {
        ElementType.Float32 => Array.ConvertAll(output.View<float>().Data.ToArray(), v => (double)v),
        ElementType.Float64 => output.View<double>().Data.ToArray(),
        ElementType.Float16 => Array.ConvertAll(output.View<Half>().Data.ToArray(), v => (double)v),
        _ => null,
    });
}
