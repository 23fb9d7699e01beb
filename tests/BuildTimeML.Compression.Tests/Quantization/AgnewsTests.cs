using BuildTimeML.Compression.Evaluation;
using BuildTimeML.Compression.Tests.Helpers;
using BuildTimeML.Runtime;

namespace BuildTimeML.Compression.Tests.Quantization;

public sealed class AgnewsTests
{
    private const int Length = 48;
    private const int Classes = 4;

    [TestDataTheory]
    [InlineData("Int8WeightOnly", 48.0)]
    [InlineData("Int8Dynamic", 43.6)]
    [InlineData("Int4", 28.0)]
    public void Accuracy_stays_within_half_a_point_of_float(string precision, double decibels)
    {
        (_, long[] tokens) = Npy.Read<long>(TestData.File("data/agnews/tokens-eval.npy"));
        (_, long[] labels) = Npy.Read<long>(TestData.File("data/agnews/labels-eval.npy"));

        double[] reference = Logits(File.ReadAllBytes(Models.Agnews), tokens, labels.Length);
        double[] actual = Logits(Compressed.Make(Models.Agnews, precision), tokens, labels.Length);

        Assert.InRange(Accuracy(actual, labels), Accuracy(reference, labels) - 0.5, 100);
        Assert.InRange(SignalToNoise.Decibels(reference, actual), decibels, 100);
    }

    [Fact]
    public void The_engine_fuses_every_dynamic_product()
    {
        Dictionary<string, int> operators = Engine.OptimizedOperators(Compressed.Make(Models.Agnews, "Int8Dynamic"));

        Assert.Equal(9, operators["DynamicQuantizeMatMul"]);
        Assert.Equal(4, operators["MatMul"] + operators["FusedMatMul"]); // Of two activations each: nothing constant to compress.
        Assert.Equal(2, operators["FusedMatMul"]); // With the division by a constant that simplification leaves.
        Assert.DoesNotContain("MatMulInteger", operators.Keys);
        Assert.DoesNotContain("MatMulIntegerToFloat", operators.Keys);
        Assert.DoesNotContain("DynamicQuantizeLinear", operators.Keys);
        Assert.DoesNotContain("Gemm", operators.Keys);
    }

    [Fact]
    public void The_engine_folds_every_weight_that_is_only_stored_in_8_bits()
    {
        Dictionary<string, int> simplified = Engine.OptimizedOperators(Compressed.Make(Models.Agnews, "Float32"));

        Assert.Equal(simplified, Engine.OptimizedOperators(Compressed.Make(Models.Agnews, "Int8WeightOnly")));
    }

    [Fact]
    public void Four_bits_take_a_sixth_of_float()
    {
        byte[] model = Compressed.Make(Models.Agnews, "Int4");
        Dictionary<string, int> operators = Engine.OptimizedOperators(model);

        Assert.InRange(model.Length / (double)new FileInfo(Models.Agnews).Length, 0, 0.17);
        Assert.Equal(1, operators["GatherBlockQuantized"]);
        Assert.Equal(1, operators["MatMulNBits"]); // All other products have 48 rows.
        Assert.Equal(Engine.OptimizedOperators(Compressed.Make(Models.Agnews, "Float32"))["Cast"], operators["Cast"]); // What is stored in 4 bits is folded.
    }

    private static double[] Logits(byte[] model, long[] tokens, int rows)
    {
        using var session = ModelSession.Load(model, new ModelOptions { IntraOpThreads = 1 });
        var input = new TensorBuffer<long>(1, Length);
        var output = new TensorBuffer<float>(1, Classes);
        using var call = new ModelCall(session, [new NamedTensor("tokens", input)], [new NamedTensor("logits", output)]);
        double[] logits = new double[rows * Classes];
        for (int row = 0; row < rows; row++)
        {
            tokens.AsSpan(row * Length, Length).CopyTo(input.Data);
            call.Run();
            for (int i = 0; i < Classes; i++)
            {
                logits[(row * Classes) + i] = output.Data[i];
            }
        }

        return logits;
    }

    private static double Accuracy(double[] logits, long[] labels) => 100.0 / labels.Length * labels.Index()
        .Count(l => logits.AsSpan(l.Index * Classes, Classes).IndexOf(logits.AsSpan(l.Index * Classes, Classes).ToArray().Max()) == l.Item);
}
