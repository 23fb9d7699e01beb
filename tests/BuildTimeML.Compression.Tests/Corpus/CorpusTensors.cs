using System.Globalization;
using BuildTimeML.Graph.Ir;
using BuildTimeML.Runtime;
using Type = BuildTimeML.Runtime.ElementType;

namespace BuildTimeML.Compression.Tests.Corpus;

/// <summary>Gives the corpus' tensors to the engine, and holds the engine's against them.</summary>
internal static class CorpusTensors
{
    // What the corpus' own runner allows.
    private const double RelativeTolerance = 1e-3;
    private const double AbsoluteTolerance = 1e-7;

    /// <exception cref="NotSupportedException">The engine cannot be given such elements here.</exception>
    public static NamedTensor ToEngine(ModelValue input, Tensor tensor) => new(input.Name, (Type)(int)tensor.ElementType switch
    {
        Type.Float32 => Filled<float>(tensor),
        Type.Float64 => Filled<double>(tensor),
        Type.Float16 => Filled<Half>(tensor),
        Type.Bool => Filled<bool>(tensor),
        Type.Int8 => Filled<sbyte>(tensor),
        Type.UInt8 => Filled<byte>(tensor),
        Type.Int16 => Filled<short>(tensor),
        Type.UInt16 => Filled<ushort>(tensor),
        Type.Int32 => Filled<int>(tensor),
        Type.UInt32 => Filled<uint>(tensor),
        Type.Int64 => Filled<long>(tensor),
        Type.UInt64 => Filled<ulong>(tensor),
        _ => throw new NotSupportedException($"elements of the type {tensor.ElementType}"),
    });

    /// <returns>Null where the output is what was expected.</returns>
    public static string? Difference(Tensor expected, NamedTensor given)
    {
        var output = (EngineOutput)given.Tensor;
        if ((int)output.ElementType != (int)expected.ElementType || !output.Shape.SequenceEqual(expected.Dimensions))
        {
            return $"'{given.Name}' is {output.ElementType} {Shape.Describe(output.Shape)}, not {expected.Describe()}";
        }

        double[] actual = Numbers(output);
        double[] wanted = Numbers(expected);
        for (int i = 0; i < wanted.Length; i++)
        {
            if (!IsClose(actual[i], wanted[i]))
            {
                return string.Create(CultureInfo.InvariantCulture, $"element {i} of '{given.Name}' is {actual[i]:g6}, not {wanted[i]:g6}");
            }
        }

        return null;
    }

    private static bool IsClose(double actual, double wanted) =>
        actual.Equals(wanted) || Math.Abs(actual - wanted) <= AbsoluteTolerance + (RelativeTolerance * Math.Abs(wanted));

    private static double[] Numbers(Tensor tensor) => (Type)(int)tensor.ElementType switch
    {
        Type.Float32 => Convert(tensor.Elements<float>()),
        Type.Float64 => tensor.Elements<double>().ToArray(),
        Type.Float16 => Array.ConvertAll(tensor.Elements<Half>().ToArray(), e => (double)e),
        Type.Bool or Type.UInt8 => Convert(tensor.Elements<byte>()),
        Type.Int8 => Convert(tensor.Elements<sbyte>()),
        Type.Int16 => Convert(tensor.Elements<short>()),
        Type.UInt16 => Convert(tensor.Elements<ushort>()),
        Type.Int32 => Convert(tensor.Elements<int>()),
        Type.UInt32 => Convert(tensor.Elements<uint>()),
        Type.Int64 => Convert(tensor.Elements<long>()),
        Type.UInt64 => Convert(tensor.Elements<ulong>()),
        _ => throw new NotSupportedException($"elements of the type {tensor.ElementType}"),
    };

    private static double[] Numbers(EngineOutput output) => output.ElementType switch
    {
        Type.Float32 => Convert<float>(output.View<float>()),
        Type.Float64 => output.View<double>().Data.ToArray(),
        Type.Float16 => Array.ConvertAll(output.View<Half>().Data.ToArray(), e => (double)e),
        Type.Bool => Array.ConvertAll(output.View<bool>().Data.ToArray(), e => e ? 1.0 : 0.0),
        Type.UInt8 => Convert<byte>(output.View<byte>()),
        Type.Int8 => Convert<sbyte>(output.View<sbyte>()),
        Type.Int16 => Convert<short>(output.View<short>()),
        Type.UInt16 => Convert<ushort>(output.View<ushort>()),
        Type.Int32 => Convert<int>(output.View<int>()),
        Type.UInt32 => Convert<uint>(output.View<uint>()),
        Type.Int64 => Convert<long>(output.View<long>()),
        Type.UInt64 => Convert<ulong>(output.View<ulong>()),
        _ => throw new NotSupportedException($"elements of the type {output.ElementType}"),
    };

    private static double[] Convert<T>(ReadOnlySpan<T> elements)
        where T : struct, IConvertible => Array.ConvertAll(elements.ToArray(), e => e.ToDouble(CultureInfo.InvariantCulture));

    private static TensorBuffer<T> Filled<T>(Tensor tensor)
        where T : unmanaged
    {
        var buffer = new TensorBuffer<T>(tensor.Dimensions);
        tensor.Elements<T>().CopyTo(buffer.Data);
        return buffer;
    }
}
