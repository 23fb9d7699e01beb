using BuildTimeML.Build;
using BuildTimeML.Compression.Tests.Helpers;

namespace BuildTimeML.Compression.Tests.Budgets;

public sealed class MaxSizeBudgetTests
{
    [Fact]
    public void A_model_over_its_budget_names_its_size_its_largest_tensors_and_a_precision_that_fits()
    {
        using var fixture = new BuildFixture(Models.Agnews, "Float32", maxSize: 2_000_000);

        BuildError error = fixture.BuildError();

        Assert.Equal("BTML1001", error.Code);
        Assert.StartsWith($"'Models/net.onnx' takes {ByteSize.Format(Size("Float32"))} as Float32, over its MaxSize of 2.00 MB (2,000,000 bytes). ", error.Message, StringComparison.Ordinal);
        Assert.Contains(
            "Largest tensors: e.weight float32 [8000, 128] 4.10 MB (4,096,000 bytes); onnx::MatMul_221 float32 [128, 512] 262.14 kB (262,144 bytes); onnx::MatMul_222",
            error.Message,
            StringComparison.Ordinal);
        Assert.EndsWith($"Precision=\"Int8WeightOnly\" gives {ByteSize.Format(Size("Int8WeightOnly"))} and fits.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_way_out_is_the_first_precision_that_fits_and_no_larger_one()
    {
        using var fixture = new BuildFixture(Models.Agnews, "Float32", maxSize: Size("Int8WeightOnly") - 1);

        Assert.Contains("Precision=\"Int8Dynamic\" gives", fixture.BuildError().Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_nothing_fits_the_smallest_is_named_and_a_budget_that_would_hold()
    {
        using var fixture = new BuildFixture(Models.Agnews, "Int8WeightOnly", maxSize: 200_000);
        long smallest = Size("Int4");

        string message = fixture.BuildError().Message;

        Assert.Contains($"No precision fits: Int4 is the smallest with {ByteSize.Format(smallest)}, so set MaxSize=\"", message, StringComparison.Ordinal);
        Assert.True(ByteSize.TryParse(message.Split("MaxSize=\"")[1].Split('"')[0], out long proposed));
        Assert.InRange(proposed, smallest, smallest + 10_000);
        Assert.Contains("e.weight.q8 int8 [8000, 128] 1.02 MB", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_budget_met_to_the_byte_is_kept()
    {
        using var fixture = new BuildFixture(Models.MobileNet, "Int8Dynamic", maxSize: Compressed.Make(Models.MobileNet, "Int8Dynamic").Length);

        fixture.Build();
    }

    private static long Size(string precision) => Compressed.Make(Models.Agnews, precision).Length;
}
