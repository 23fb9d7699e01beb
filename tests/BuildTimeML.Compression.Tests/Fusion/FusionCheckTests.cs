using BuildTimeML.Compression.Fusion;
using BuildTimeML.Compression.Infrastructure;
using BuildTimeML.Compression.Tests.Helpers;
using BuildTimeML.Compression.Tests.Quantization.StaticInt8;
using BuildTimeML.Graph;
using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Serialization;

namespace BuildTimeML.Compression.Tests.Fusion;

public sealed class FusionCheckTests
{
    [Theory]
    [InlineData("r = Relu(c)", 0, 0.02)]
    [InlineData("r = Clip(c, low, high)", 0, 0.02)]
    [InlineData("r = Identity(c)", 128, 0.02)]
    public void A_convolution_whose_range_does_the_work_of_its_clamp_is_fused(string behind, int zeroPoint, double scale) =>
        Assert.Empty(Check(BrokenForms.Conv(behind, zeroPoint, scale), "c"));

    [Theory]
    [InlineData("r = Relu(c)", 128, 0.02, "FusedConv", MissReason.RangeOutsideClip)]
    [InlineData("r = Clip(c, low, high)", 0, 0.1, "FusedConv", MissReason.RangeOutsideClip)]
    [InlineData("r = Sigmoid(c)", 0, 0.01, "FusedConv", MissReason.ActivationBetween)]
    [InlineData("r = GlobalAveragePool(c)", 128, 0.02, "Conv", MissReason.NotQuantized)]
    public void A_convolution_that_is_not_fused_has_a_reason(string behind, int zeroPoint, double scale, string runs, object reason) =>
        Assert.Equal(new MissedFusion("Conv 'c'", runs, (MissReason)reason), Assert.Single(Check(BrokenForms.Conv(behind, zeroPoint, scale), "c")));

    [Fact]
    public void A_product_that_the_engine_adds_its_bias_to_is_not_fused() =>
        Assert.Equal(new MissedFusion("Conv 'c'", "FusedGemm", MissReason.FloatBias), Assert.Single(Check(BrokenForms.Product, "c")));

    [Fact]
    public void A_Gemm_whose_weights_leave_out_their_zero_point_is_not_fused() =>
        Assert.Equal(new MissedFusion("Conv 'c'", "Gemm", MissReason.NoZeroPoint), Assert.Single(Check(BrokenForms.Gemm, "c")));

    [Fact]
    public void An_operator_without_a_form_of_8_bits_is_named() =>
        Assert.Equal(new MissedFusion("Conv 'c'", "ConvTranspose", MissReason.NoForm), Assert.Single(Check(BrokenForms.Conv("r = Relu(c)", 0, 0.02, "ConvTranspose"), "c")));

    [Theory]
    [InlineData("r = Add(f, g)", "r")]
    [InlineData("r = Mul(f, g)", "r")]
    [InlineData("r = Concat<axis = 1>(f, g)", "r")]
    [InlineData("r = Sigmoid(f)", "r")]
    [InlineData("r = GlobalAveragePool(f)", "r")]
    [InlineData("c = Add(f, g)\n r = Relu(c)", "c")]
    public void An_operator_between_values_of_8_bits_is_fused(string body, string output) => Assert.Empty(CheckOperator(BrokenForms.Operator(body, 0, 0.01), output));

    [Fact]
    public void An_operator_that_moves_numbers_of_one_scale_is_fused() => Assert.Empty(CheckOperator(BrokenForms.Operator("r = MaxPool<kernel_shape = [2, 2]>(f)", 128, 0.02), "r"));

    [Theory]
    [InlineData("r = Add(f, x)", "r", "Add", MissReason.FloatInput)]
    [InlineData("r = Mul(x, g)", "r", "Mul", MissReason.FloatInput)]
    [InlineData("r = Concat<axis = 1>(f, x)", "r", "Concat", MissReason.FloatInput)]
    [InlineData("r = GlobalAveragePool(x)", "r", "GlobalAveragePool", MissReason.FloatInput)]
    [InlineData("r = MaxPool<kernel_shape = [2, 2]>(f)", "r", "MaxPool", MissReason.OtherScale)]
    [InlineData("c = Add(f, g)\n r = Relu(c)", "c", "Add", MissReason.RangeOutsideClip)]
    [InlineData("r = Sub(f, g)", "r", "Sub", MissReason.NoForm)]
    public void An_operator_that_is_not_fused_has_a_reason(string body, string output, string runs, object reason) =>
        Assert.Equal(new MissedFusion("the operator", runs, (MissReason)reason), Assert.Single(CheckOperator(BrokenForms.Operator(body, 100, 0.01), output)));

    [Theory]
    [InlineData("r = Gemm(f, w, b)", "r")]
    [InlineData("c = Gemm(f, w)\n r = Relu(c)", "c")]
    [InlineData("c = MatMul(f, w)\n r = Add(c, b)", "c")]
    public void A_layer_of_float32_that_the_engine_quantises_is_named(string layer, string output) =>
        Assert.Equal(new MissedFusion("Gemm 'c'", "QGemm", MissReason.KeptFloat), Assert.Single(CheckFloat(BrokenForms.FloatLayer(layer), output)));

    [Theory]
    [InlineData("r = MatMul(f, w)", "r")]
    [InlineData("c = Gemm(f, w, b)\n r = Tanh(c)", "c")]
    public void A_layer_of_float32_that_stays_so_is_not_named(string layer, string output) => Assert.Empty(CheckFloat(BrokenForms.FloatLayer(layer), output));

    [Fact]
    public void A_layer_that_is_not_in_the_model_any_more_is_not_missed() =>
        Assert.Empty(Check(BrokenForms.Conv("r = Relu(c)", 128, 0.02), "gone"));

    [Fact]
    public void Layers_of_every_kind_are_expected_and_fused()
    {
        const string Text = """
            net (float[1, 3, 8, 8] x) => (float[1, 5] y)
            <float[4, 3, 3, 3] w1 = random(1), float[4] b1 = random(2), float[6, 4, 1, 1] w2 = random(3), float[24, 8] w3 = random(4), float[8] b3 = random(5), float[8, 5] w4 = random(6)> {
              c1 = Conv<pads = [1, 1, 1, 1]>(x, w1, b1)
              r1 = Relu(c1)
              c2 = Conv(r1, w2)
              p = MaxPool<kernel_shape = [4, 4], strides = [4, 4]>(c2)
              f = Flatten(p)
              m = MatMul(f, w3)
              a = Add(m, b3)
              t = Tanh(a)
              y = MatMul(t, w4)
            }
            """;
        using Model model = GraphTextReader.Read(Text);
        PassLog log = StaticModel.Quantize(model, ArraySamples.Normal("x", [1, 3, 8, 8], 8));

        Assert.Equal(["Conv 'c1'", "Conv 'c2'", "MatMul 'm'", "MatMul 'y'"], Products(log));
        Assert.Empty(Check(Compressed.Bytes(model), log.Fusions));
    }

    [Theory]
    [InlineData("t = Relu(m)")]
    [InlineData("t = LeakyRelu(m)")]
    [InlineData("t = Tanh(m)")]
    public void Fully_connected_layers_are_fused(string between)
    {
        string text = $$"""
            net (float[2, 32] x) => (float[2, 5] y) <float[24, 32] w1 = random(1), float[24] b1 = random(2), float[5, 24] w2 = random(3), float[5] b2 = random(4)> {
              m = Gemm<transB = 1>(x, w1, b1)
              {{between}}
              y = Gemm<transB = 1>(t, w2, b2)
            }
            """;
        using Model model = GraphTextReader.Read(text);
        byte[] original = Compressed.Bytes(model);
        PassLog log = StaticModel.Quantize(model, ArraySamples.Normal("x", [2, 32], 64));

        Assert.Equal(["Gemm 'm'", "Gemm 'y'"], Products(log));
        Assert.Empty(Check(Compressed.Bytes(model), log.Fusions));
        Engine.AssertClose(original, Compressed.Bytes(model), decibels: 30);
    }

    [Theory]
    [InlineData("agnews-transformer", 9)]
    [InlineData("mnist-mobilenet", 1)]
    public void Every_dynamic_product_of_the_committed_models_is_fused(string name, int layers)
    {
        var log = new PassLog();
        byte[] model = Compressed.Make(Models.Find(name), "Int8Dynamic", log);

        Assert.Equal(layers, log.Fusions.Count);
        Assert.Empty(Check(model, log.Fusions));
    }

    [Fact]
    public void Every_static_layer_of_a_committed_model_is_fused() => AssertStaticIsFused("mnist-mobilenet");

    [TestDataTheory]
    [InlineData("cifar-cnn")]
    [InlineData("mnist")]
    [InlineData("squeezenet")]
    [InlineData("ultraface-rfb-320")]
    public void Every_static_layer_of_a_model_of_the_test_data_is_fused(string name) => AssertStaticIsFused(name);

    // Which layers are fused does not depend on what the samples show.
    private static void AssertStaticIsFused(string name)
    {
        using Model model = ModelReader.Read(Models.Find(name));
        PassRunner.Run(model, Pipelines.Simplify(), new PassLog());
        string[] layers = [.. model.Graph.Nodes.Where(n => n.OpType is "Conv" or "Gemm" or "MatMul" && n.Inputs[1]!.Initializer is not null).Select(n => n.ToString())];
        Value input = model.Graph.Inputs[0];
        long[] shape = [.. ((TensorType)input.Type!).Shape!.Select(d => d.Value ?? 1)];
        PassLog log = StaticModel.Quantize(model, ArraySamples.Normal(input.Name, shape, 1));

        Assert.Equal(layers, Products(log));
        Assert.Empty(Check(Compressed.Bytes(model), log.Fusions));
    }

    private static IEnumerable<string> Products(PassLog log) => log.Fusions.Where(f => f.Form == ExpectedForm.Product).Select(f => f.Layer);

    private static IReadOnlyList<MissedFusion> Check(string text, string output) => Check(text, new ExpectedFusion("Conv 'c'", output));

    private static IReadOnlyList<MissedFusion> CheckOperator(string text, string output) => Check(text, new ExpectedFusion("the operator", output, ExpectedForm.Operator));

    private static IReadOnlyList<MissedFusion> CheckFloat(string text, string output) => Check(text, new ExpectedFusion("Gemm 'c'", output, ExpectedForm.Float));

    private static IReadOnlyList<MissedFusion> Check(string text, ExpectedFusion expected)
    {
        using Model model = GraphTextReader.Read(text);
        return Check(Compressed.Bytes(model), [expected]);
    }

    private static IReadOnlyList<MissedFusion> Check(byte[] model, IReadOnlyList<ExpectedFusion> expected)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder.File("model.onnx"), model);
        IReadOnlyList<MissedFusion> missed = FusionCheck.Run(folder.File("model.onnx"), expected);
        Assert.Equal(["model.onnx"], folder.Names());
        return missed;
    }
}
