using BuildTimeML.Compression.Data.Images;
using BuildTimeML.Compression.Data.Images.Png;

namespace BuildTimeML.Compression.Tests.Data.Images;

/// <summary>Small images and what a reference decoder makes of them.</summary>
internal static class Fixtures
{
    public static byte[] Read(string name) => File.ReadAllBytes(Path(name));

    public static Image Reference(string name) => PngDecoder.Decode(Read(name + ".png"));

    public static string Path(string name) => System.IO.Path.Combine(TestData.RepositoryRoot, "tests", "TestAssets", "images", name);

    /// <summary>The largest difference of any sample.</summary>
    public static int Difference(Image one, Image other)
    {
        Assert.Equal((one.Width, one.Height, one.Channels), (other.Width, other.Height, other.Channels));
        return one.Pixels.Zip(other.Pixels, (a, b) => Math.Abs(a - b)).Max();
    }
}
