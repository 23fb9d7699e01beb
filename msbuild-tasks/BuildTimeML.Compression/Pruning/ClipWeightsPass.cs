using System.Runtime.InteropServices;
using BuildTimeML.Build;
using BuildTimeML.Compression.Infrastructure;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Pruning;

/// <summary>
/// Brings the weights of layers into a range: one that is given, or one that leaves a share of each layer as it is. Few weights far
/// from all others cost the others their precision when a layer is quantised with one scale.
/// </summary>
/// <param name="settings">The range, or the share.</param>
internal sealed class ClipWeightsPass(PruningSettings settings) : IModelPass
{
    public string Name => "ClipWeights";

    public bool Run(Model model, PassLog log)
    {
        var rewrite = new RewriteContext(model);
        bool changed = false;
        foreach ((Value weight, _) in PrunableWeights.Find(model, log, Name))
        {
            ReadOnlySpan<float> elements = weight.Initializer!.Elements<float>();
            (float low, float high) = RangeOf(elements);
            if (!elements.ContainsAnyExceptInRange(low, high))
            {
                continue;
            }

            Memory<byte> bytes = model.Allocate((int)weight.Initializer.ByteSize);
            Span<float> clipped = MemoryMarshal.Cast<byte, float>(bytes.Span);
            for (int i = 0; i < elements.Length; i++)
            {
                clipped[i] = Math.Clamp(elements[i], low, high);
            }

            rewrite.ChangeConstant(weight, new Tensor(ElementType.Float32, weight.Initializer.Dimensions, bytes));
            log.Done(Name, weight.Name);
            changed = true;
        }

        return changed;
    }

    private (float Low, float High) RangeOf(ReadOnlySpan<float> elements)
    {
        if (settings.ClipPercentile is not { } share)
        {
            return ((float)(settings.ClipLow ?? double.NegativeInfinity), (float)(settings.ClipHigh ?? double.PositiveInfinity));
        }

        float[] sizes = Array.ConvertAll(elements.ToArray(), MathF.Abs);
        Array.Sort(sizes);
        float limit = sizes.Length == 0 ? 0 : sizes[Math.Clamp((int)Math.Ceiling(share * sizes.Length) - 1, 0, sizes.Length - 1)];
        return (-limit, limit);
    }
}
