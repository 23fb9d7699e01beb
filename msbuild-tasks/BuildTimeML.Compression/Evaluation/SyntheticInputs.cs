using BuildTimeML.Manifest;
using BuildTimeML.Runtime;
using ElementType = BuildTimeML.Runtime.ElementType;
using ValueKind = BuildTimeML.Runtime.ValueKind;

namespace BuildTimeML.Compression.Evaluation;

/// <summary>
/// Inputs that any model can be run on: floats of the normal distribution, integers and truth values of 0 and 1, which are
/// valid as indices and tokens nearly everywhere. The same ones every time for one seed.
/// </summary>
internal static class SyntheticInputs
{
    private const int Seed = 20_250_101;

    /// <param name="inputs">As the engine describes them.</param>
    /// <param name="limits">The sizes of named dimensions; 1 for those not listed, and for those without a name.</param>
    /// <param name="seed">Other seeds give other inputs.</param>
    /// <exception cref="NotSupportedException">An input is no tensor, or a tensor of another type.</exception>
    public static NamedTensor[] Create(IReadOnlyList<ModelValue> inputs, IReadOnlyList<DimensionLimit> limits, int seed = 0)
    {
        var random = new Random(Seed + seed);
        return [.. inputs.Select(i => new NamedTensor(i.Name, Create(i, [.. i.Shape.Select((size, axis) => size >= 0 ? size : Limit(i.Symbols[axis], limits))], random)))];
    }

    private static long Limit(string symbol, IReadOnlyList<DimensionLimit> limits) =>
        limits.FirstOrDefault(l => l.Symbol == symbol)?.Maximum ?? 1;

    private static ModelTensor Create(ModelValue input, long[] shape, Random random) => input.Kind != ValueKind.Tensor
        ? throw new NotSupportedException($"the input '{input.Name}' is not a tensor")
        : input.ElementType switch
        {
            ElementType.Float32 => Filled(shape, () => (float)Normal(random)),
            ElementType.Float64 => Filled(shape, () => Normal(random)),
            ElementType.Float16 => Filled(shape, () => (Half)Normal(random)),
            ElementType.Bool => Filled(shape, () => random.Next(2) == 1),
            ElementType.Int8 => Filled(shape, () => (sbyte)random.Next(2)),
            ElementType.UInt8 => Filled(shape, () => (byte)random.Next(2)),
            ElementType.Int16 => Filled(shape, () => (short)random.Next(2)),
            ElementType.UInt16 => Filled(shape, () => (ushort)random.Next(2)),
            ElementType.Int32 => Filled(shape, () => random.Next(2)),
            ElementType.UInt32 => Filled(shape, () => (uint)random.Next(2)),
            ElementType.Int64 => Filled(shape, () => (long)random.Next(2)),
            ElementType.UInt64 => Filled(shape, () => (ulong)random.Next(2)),
            _ => throw new NotSupportedException($"the input '{input.Name}' has elements of the type {input.ElementType}"),
        };

    private static TensorBuffer<T> Filled<T>(long[] shape, Func<T> next)
        where T : unmanaged
    {
        var tensor = new TensorBuffer<T>(shape);
        foreach (ref T element in tensor.Data)
        {
            element = next();
        }

        return tensor;
    }

    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
