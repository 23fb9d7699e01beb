using BuildTimeML.Compression.Data.Samples;
using BuildTimeML.Manifest;
using ElementType = BuildTimeML.Manifest.ElementType;
using ValueKind = BuildTimeML.Manifest.ValueKind;

namespace BuildTimeML.Benchmarks.Quantize;

/// <summary>Images of the test data as samples of a model with one input.</summary>
internal static class Pictures
{
    /// <param name="folder">Of the test data.</param>
    /// <param name="numbers">The names of the files.</param>
    /// <param name="input">Of the model.</param>
    /// <param name="shape">Of the input.</param>
    /// <param name="preprocess">What an item would say.</param>
    public static FileSamples Open(string folder, IEnumerable<int> numbers, string input, long[] shape, string preprocess)
    {
        var signature = new TensorSignature(input, ValueKind.Tensor, ElementType.Float32, EquatableArray.Of(shape.Select(Manifest.Dimension.Fixed).ToArray()));
        var data = new DataInput(signature, ImagePreprocessReader.Read(preprocess, [signature]));
        return new FileSamples([data], [new SampleFiles([.. numbers.Select(n => TestData.File(FormattableString.Invariant($"{folder}/{n:0000}.png")))], [data])]);
    }
}
