using BuildTimeML.Compression.Training.Autodiff;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Training.OperatorGradients;

/// <summary>
/// Depthwise convolutions of small planes as products of matrices. The engine computes a depthwise convolution whose weights are not
/// constant plane by plane, at about 1e9 products per second and thread; a matrix for each channel that takes whole planes to whole planes
/// has <c>positions / taps</c> times as many products, nearly all by 0, and takes a twenty-fifth to a thirtieth of the time for each. Its gradients are
/// products of matrices, too.
/// </summary>
internal static class DepthwisePlanes
{
    /// <summary>Positions before times positions after from which on the convolution is the faster form, as measured.</summary>
    private const long MaximumProduct = 20_000;

    public static void Apply(ModelGraph graph, GraphEmitter emit, IReadOnlyCollection<Value> parameters)
    {
        foreach (Node node in graph.Nodes.Where(n => n.Is("Conv") && parameters.Contains(n.Inputs[1]!)).ToArray())
        {
            if (emit.Facts.TryGetFixedShape(node.Inputs[0]!, out long[]? input)
                && emit.Facts.TryGetFixedShape(node.Inputs[1]!, out long[]? weights)
                && emit.Facts.TryGetFixedShape(node.Outputs[0]!, out long[]? output)
                && weights[0] == input[1] && weights[1] == 1 && weights[0] == node.Attribute("group")?.Int
                && node.Attribute("auto_pad")?.Text is null or "NOTSET" or "VALID"
                && Product(input, 2) * Product(output, 2) <= MaximumProduct)
            {
                Value[] inputs = [.. node.Inputs.OfType<Value>()];
                Value matrices = Matrices(emit, ConvGeometry.Of(node, [.. weights.Skip(2)]), input, output);
                emit.Replace(node, () => Plane(emit, inputs, matrices, input, output));
            }
        }
    }

    // [N, C, positions] to [C, N, positions], where each channel has its matrix, and back.
    private static (string OpType, Value[] Inputs) Plane(GraphEmitter emit, Value[] inputs, Value taps, long[] input, long[] output)
    {
        long channels = input[1];
        Value matrices = emit.Reshape(emit.MatMul(emit.Reshape(inputs[1], channels, -1), taps), channels, Product(input, 2), Product(output, 2));
        Value planes = emit.Transpose(emit.Reshape(inputs[0], input[0], channels, Product(input, 2)), 1, 0, 2);
        Value result = emit.Transpose(emit.MatMul(planes, matrices), 1, 0, 2);
        return inputs.Length < 3
            ? ("Reshape", [result, emit.Ints(output)])
            : ("Add", [emit.Reshape(result, output), emit.Reshape(inputs[2], [channels, .. output.Skip(2).Select(_ => 1L)])]);
    }

    // [taps, positions before * positions after]: 1 where the tap takes the one to the other.
    private static Value Matrices(GraphEmitter emit, ConvGeometry geometry, long[] input, long[] output)
    {
        long[][] taps = [.. geometry.Taps()];
        string content = $"planes {string.Join(',', input.Skip(2))} {string.Join(',', output.Skip(2))} {string.Join(',', geometry.Strides)} {string.Join(',', geometry.Dilations)} {string.Join(',', geometry.Pads)} {string.Join(',', geometry.Kernel)}";
        return emit.Shared(content, () =>
        {
            int places = (int)(Product(input, 2) * Product(output, 2));
            float[] ones = new float[taps.Length * places];
            for (int tap = 0; tap < taps.Length; tap++)
            {
                for (int to = 0; to < Product(output, 2); to++)
                {
                    if (geometry.Source(taps[tap], to, input, output) is { } from)
                    {
                        ones[(tap * places) + (from * Product(output, 2)) + to] = 1;
                    }
                }
            }

            return Tensor.Of(ElementType.Float32, [taps.Length, places], ones);
        });
    }

    private static long Product(long[] shape, int from) => shape.Skip(from).Aggregate(1L, (product, d) => product * d);
}
