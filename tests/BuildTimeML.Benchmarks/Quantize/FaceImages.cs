using BuildTimeML.Compression.Data.Samples;

namespace BuildTimeML.Benchmarks.Quantize;

/// <summary>The images that the face detector is judged by: (x - 127) / 128.</summary>
internal static class FaceImages
{
    public static FileSamples Open(IEnumerable<int> numbers) => Pictures.Open("data/ultraface", numbers, "input", [1, 3, 240, 320], "image: mean=127; std=128");
}
