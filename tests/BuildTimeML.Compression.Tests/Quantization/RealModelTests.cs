using BuildTimeML.Compression.Tests.Helpers;

namespace BuildTimeML.Compression.Tests.Quantization;

/// <summary>Each precision against the original, both on the engine, on the same inputs.</summary>
public sealed class RealModelTests
{
    // On normally distributed inputs, which no model was trained on: the error is at most 6 % of the signal.
    private const double Decibels = 25;

    [TestDataTheory]
    [InlineData("squeezenet", 0.26)]
    [InlineData("mnist", 0.35)]
    [InlineData("ultraface-rfb-320", 0.38)]
    [InlineData("cifar-cnn", 0.265)]
    public void Weight_only_int8_stays_close_and_gets_small(string name, double ratio) =>
        AssertCloseAndSmall(name, "Int8WeightOnly", ratio);

    [TestDataTheory]
    [InlineData("squeezenet", 0.26)]
    [InlineData("mnist", 0.35)]
    [InlineData("ultraface-rfb-320", 0.38)]
    [InlineData("cifar-cnn", 0.265)]
    public void Dynamic_int8_stays_close_and_gets_small(string name, double ratio) =>
        AssertCloseAndSmall(name, "Int8Dynamic", ratio);

    [Theory]
    [InlineData("mnist-mobilenet", "Int8WeightOnly", 0.39)]
    [InlineData("mnist-mobilenet", "Int8Dynamic", 0.37)]
    [InlineData("agnews-transformer", "Int8WeightOnly", 0.27)]
    [InlineData("agnews-transformer", "Int8Dynamic", 0.26)]
    [InlineData("agnews-transformer", "Int4", 0.17)]
    [InlineData("mnist-mobilenet", "Float16", 0.53)]
    [InlineData("mnist-mobilenet", "BFloat16", 0.53)]
    [InlineData("agnews-transformer", "Float16", 0.505)]
    public void The_committed_models_stay_close_and_get_small(string name, string precision, double ratio) =>
        AssertCloseAndSmall(name, precision, ratio);

    [TestDataTheory]
    [InlineData("squeezenet")]
    [InlineData("mnist")]
    [InlineData("cifar-cnn")]
    [InlineData("agnews-transformer")]
    [InlineData("mnist-mobilenet")]
    public void Dynamic_int8_does_not_depend_on_the_CPU(string name)
    {
        byte[] compressed = Compressed.Make(Models.Find(name), "Int8Dynamic");

        Assert.Equal(Engine.Numbers(compressed, exactProducts: true), Engine.Numbers(compressed, exactProducts: false));
    }

    [Theory]
    [InlineData("mnist-mobilenet", "Int8WeightOnly")]
    [InlineData("agnews-transformer", "Int8Dynamic")]
    [InlineData("agnews-transformer", "Int4")]
    public void The_same_model_gives_the_same_bytes(string name, string precision) =>
        Assert.Equal(Compressed.Make(Models.Find(name), precision), Compressed.Make(Models.Find(name), precision));

    private static void AssertCloseAndSmall(string name, string precision, double ratio)
    {
        byte[] original = File.ReadAllBytes(Models.Find(name));

        byte[] compressed = Compressed.Make(Models.Find(name), precision);

        Engine.AssertClose(original, compressed, Decibels);
        Assert.InRange(compressed.Length / (double)original.Length, 0, ratio);
    }
}
