using System.Numerics;
using BuildTimeML.Runtime;

namespace BuildTimeML.Compression.Evaluation;

/// <summary>
/// Other values for tensors, near to those that they have: floats are multiplied by numbers from 0.5 to 1.5, and zeros become numbers
/// from 0 to 1; integers become 1 more, and truth values the other, in each second variant. Text stays.
/// </summary>
internal static class NearbyValues
{
    private const int Seed = 20_250_102;

    /// <param name="tensors">Hold what the values shall be near to.</param>
    /// <param name="variant">0 leaves all as it is; the same number gives the same values.</param>
    public static void Set(IEnumerable<NamedTensor> tensors, int variant)
    {
        var random = new Random(Seed + variant);
        foreach (NamedTensor tensor in variant == 0 ? [] : tensors)
        {
            Set(tensor.Tensor, variant % 2 == 1, random);
        }
    }

    private static void Set(ModelTensor tensor, bool isOdd, Random random)
    {
        switch (tensor)
        {
            case TensorBuffer<float> t: Floats(t.Data, random); break;
            case TensorBuffer<double> t: Floats(t.Data, random); break;
            case TensorBuffer<Half> t: Floats(t.Data, random); break;
            case TensorBuffer<bool> t when isOdd: Truths(t.Data); break;
            case TensorBuffer<sbyte> t when isOdd: Integers(t.Data); break;
            case TensorBuffer<byte> t when isOdd: Integers(t.Data); break;
            case TensorBuffer<short> t when isOdd: Integers(t.Data); break;
            case TensorBuffer<ushort> t when isOdd: Integers(t.Data); break;
            case TensorBuffer<int> t when isOdd: Integers(t.Data); break;
            case TensorBuffer<uint> t when isOdd: Integers(t.Data); break;
            case TensorBuffer<long> t when isOdd: Integers(t.Data); break;
            case TensorBuffer<ulong> t when isOdd: Integers(t.Data); break;
            default: break;
        }
    }

    private static void Floats<T>(Span<T> elements, Random random)
        where T : unmanaged, IFloatingPoint<T>
    {
        foreach (ref T element in elements)
        {
            double number = random.NextDouble();
            element = T.IsZero(element) ? T.CreateSaturating(number) : element * T.CreateSaturating(number + 0.5);
        }
    }

    private static void Integers<T>(Span<T> elements)
        where T : unmanaged, IBinaryInteger<T>
    {
        foreach (ref T element in elements)
        {
            element = unchecked(element + T.One);
        }
    }

    private static void Truths(Span<bool> elements)
    {
        foreach (ref bool element in elements)
        {
            element = !element;
        }
    }
}
