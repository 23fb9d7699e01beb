using BuildTimeML.Compression.Infrastructure;
using BuildTimeML.Compression.Quantization;
using BuildTimeML.Compression.Quantization.StaticInt8;
using BuildTimeML.Compression.Tests.Helpers;
using BuildTimeML.Graph;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Tests.Quantization.StaticInt8;

public sealed class EqualizeChannelsTests
{
    private const double Same = 110;

    // The second channel of the first layer is a hundred times as large as the first.
    private const string Chain = """
        net (float[1, 2, 6, 6] x) => (float[1, 3] y)
        <float[2, 2, 1, 1] w1 = {0.01, -0.01, 1, 2}, float[2] b1 = {0.01, 1}, float[4, 4, 3, 3] w2 = random(1), float[3, 4] w3 = random(2)> {
          c = Conv(x, w1, b1)
          r = Relu(c)
          j = Concat<axis = 1>(r, r)
          m = MaxPool<kernel_shape = [2, 2]>(j)
          d = Conv(m, w2)
          l = LeakyRelu<alpha = 0.2>(d)
          p = GlobalAveragePool(l)
          f = Flatten(p)
          y = Gemm<transB = 1>(f, w3)
        }
        """;

    [Fact]
    public void The_model_computes_the_same_with_channels_of_closer_sizes()
    {
        Model model = GraphTextReader.Read(Chain);
        byte[] before = Compressed.Bytes(model);

        Assert.True(Run(model));

        Engine.AssertClose(before, Compressed.Bytes(model), Same);
        float[] weights = model.Graph.Nodes[0].Inputs[1]!.Initializer!.Elements<float>().ToArray();
        Assert.InRange(weights[2] / weights[0], 5, 20);
    }

    [Fact]
    public void What_leaves_the_graph_keeps_its_numbers()
    {
        Model model = GraphTextReader.Read(Chain);
        model.Graph.Outputs.Add(model.Graph.Nodes[1].Outputs[0]!);
        byte[] before = Compressed.Bytes(model);

        Run(model);

        Engine.AssertClose(before, Compressed.Bytes(model), Same);
    }

    [Fact]
    public void A_channel_does_not_grow_beyond_the_bound_of_its_Clip()
    {
        Model model = GraphTextReader.Read(Chain.Replace("r = Relu(c)", "r = Clip(c, low, high)", StringComparison.Ordinal).Replace("<float[2, 2, 1, 1]", "<float low = {0}, float high = {6}, float[2, 2, 1, 1]", StringComparison.Ordinal));
        var samples = ArraySamples.Normal("x", [1, 2, 6, 6], 16);
        byte[] before = Compressed.Bytes(model);

        Run(model);

        float[] sample = ((BuildTimeML.Runtime.TensorBuffer<float>)samples.Read(3)[0].Tensor).Data.ToArray();
        Engine.AssertClose(before, Compressed.Bytes(model), Same, _ => sample);
    }

    private static bool Run(Model model) =>
        PassRunner.Run(model, [new EqualizeChannelsPass(new SchemeContext(ArraySamples.Normal("x", [1, 2, 6, 6], 16), Progress: null, CancellationToken.None))], new PassLog());
}
