using BuildTimeML.Compression.Data.Samples;
using BuildTimeML.Manifest;
using ElementType = BuildTimeML.Manifest.ElementType;
using ValueKind = BuildTimeML.Manifest.ValueKind;

namespace BuildTimeML.Benchmarks.Quantize;

/// <summary>The images that the face detector is judged by: (x - 127) / 128.</summary>
internal static class FaceImages
{
    private const string Preprocess = "image: scale=1; mean=127; std=128";

    /// <param name="isOne">Which numbers of images to take.</param>
    public static LoadedSamples Read(Func<int, bool> isOne)
    {
        var signature = new TensorSignature("input", ValueKind.Tensor, ElementType.Float32, EquatableArray.Of(new[] { 1L, 3, 240, 320 }.Select(Manifest.Dimension.Fixed).ToArray()));
        var input = new DataInput(signature, ImagePreprocessReader.Read(Preprocess, [signature]));
        string[] files = [.. Enumerable.Range(0, 1000).Where(isOne).Select(n => TestData.File(FormattableString.Invariant($"data/ultraface/{n:0000}.png")))];
        using var samples = new FileSamples([input], [new SampleFiles(files, [input])]);
        return new LoadedSamples(samples);
    }
}
