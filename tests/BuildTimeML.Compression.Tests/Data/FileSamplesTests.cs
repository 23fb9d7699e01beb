using BuildTimeML.Compression.Data.Samples;
using BuildTimeML.Manifest;
using BuildTimeML.Runtime;
using ElementType = BuildTimeML.Manifest.ElementType;
using ValueKind = BuildTimeML.Manifest.ValueKind;

namespace BuildTimeML.Compression.Tests.Data;

public sealed class FileSamplesTests
{
    [TestDataFact]
    public void Images_become_what_the_item_says()
    {
        var squeezenet = new TensorSignature("data_0", ValueKind.Tensor, ElementType.Float32, new[] { 1L, 3, 224, 224 }.Select(Manifest.Dimension.Fixed).ToEquatableArray());
        ImagePreprocess preprocess = ImagePreprocessReader.Read("image: order=BGR; mean=104,117,123", [squeezenet]);
        var input = new DataInput(squeezenet, preprocess);
        string path = TestData.File("data/imagenet/0000.png");
        using var samples = new FileSamples([input], [new SampleFiles([path], [input])]);

        var tensor = (TensorBuffer<float>)Assert.Single(samples.Read(0)).Tensor;

        byte[] pixels = BuildTimeML.Compression.Data.Images.ImageDecoders.Read(path).Pixels;
        Assert.Equal([1, 3, 224, 224], tensor.Shape.ToArray());
        Assert.Equal(pixels[2] - 104, tensor.Data[0]);
        Assert.Equal(pixels[1] - 117, tensor.Data[224 * 224]);
        Assert.Equal(pixels[^3] - 123, tensor.Data[^1]);
    }

    [TestDataFact]
    public void Rows_of_an_array_are_samples_of_an_open_batch()
    {
        var tokens = new TensorSignature("tokens", ValueKind.Tensor, ElementType.Int64, EquatableArray.Of(Manifest.Dimension.Named("batch"), Manifest.Dimension.Fixed(48)));
        var input = new DataInput(tokens, Preprocess: null);
        string path = TestData.File("data/agnews/tokens-eval.npy");
        (int[] shape, long[] numbers) = Npy.Read<long>(path);
        using var samples = new FileSamples([input], [new SampleFiles([path, path], [input])]);

        Assert.Equal(2 * shape[0], samples.Count);
        foreach (int index in new[] { 0, 7, shape[0] - 1, shape[0], (2 * shape[0]) - 1 })
        {
            NamedTensor named = Assert.Single(samples.Read(index));
            Assert.Equal("tokens", named.Name);
            Assert.Equal([1, 48], named.Tensor.Shape.ToArray());
            Assert.Equal(numbers.Skip(index % shape[0] * 48).Take(48), ((TensorBuffer<long>)named.Tensor).Data.ToArray());
        }
    }

    [Fact]
    public void Whoever_runs_a_sample_may_dispose_of_it()
    {
        using var folder = new DataFolder();
        DataInput input = DataFolder.Input(ElementType.Float32, "x", -1, 2);
        string path = folder.Write("x.csv", "1,2\n3,4\n");
        using var samples = new FileSamples([input], [new SampleFiles([path], [input])]);

        ModelTensor first = samples.Read(0)[0].Tensor;
        samples.Read(0)[0].Tensor.Dispose();

        Assert.Equal("3 4", TensorText.Numbers(samples.Read(1)[0].Tensor));
        Assert.Equal("1 2", TensorText.Numbers(first));
    }
}
