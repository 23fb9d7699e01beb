using System.Globalization;
using BuildTimeML.Runtime;

namespace BuildTimeML.Compression.Tests.Data;

/// <summary>Tensors as text, to compare.</summary>
internal static class TensorText
{
    public static string Shape(ModelTensor tensor) => $"[{string.Join(", ", tensor.Shape.ToArray())}]";

    public static string Numbers(ModelTensor tensor) => tensor switch
    {
        TensorBuffer<float> t => Join(t.Data.ToArray()),
        TensorBuffer<double> t => Join(t.Data.ToArray()),
        TensorBuffer<Half> t => Join(t.Data.ToArray()),
        TensorBuffer<sbyte> t => Join(t.Data.ToArray()),
        TensorBuffer<byte> t => Join(t.Data.ToArray()),
        TensorBuffer<short> t => Join(t.Data.ToArray()),
        TensorBuffer<ushort> t => Join(t.Data.ToArray()),
        TensorBuffer<int> t => Join(t.Data.ToArray()),
        TensorBuffer<uint> t => Join(t.Data.ToArray()),
        TensorBuffer<long> t => Join(t.Data.ToArray()),
        TensorBuffer<ulong> t => Join(t.Data.ToArray()),
        TensorBuffer<bool> t => Join(t.Data.ToArray()),
        _ => throw new NotSupportedException(tensor.GetType().Name),
    };

    private static string Join<T>(T[] numbers) => string.Join(' ', numbers.Select(n => Convert.ToString(n is Half half ? (float)half : n, CultureInfo.InvariantCulture)));
}
