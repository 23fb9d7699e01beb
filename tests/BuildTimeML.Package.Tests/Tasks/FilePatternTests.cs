using BuildTimeML.Tasks.Items;

namespace BuildTimeML.Package.Tests.Tasks;

public sealed class FilePatternTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("buildtimeml-data-").FullName;

    public FilePatternTests()
    {
        foreach (string file in new[] { "b.png", "a.PNG", "a.npy", "sub/c.png", "sub/deep/d.png", "sub/Z.png", "other/e.png", "a[1].png" })
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(_folder, file))!);
            File.WriteAllText(Path.Combine(_folder, file), "");
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("a.npy", "a.npy")]
    [InlineData("./sub/../a.npy", "a.npy")]
    [InlineData("*.png", "a.PNG a[1].png b.png")]
    [InlineData("?.png", "a.PNG b.png")]
    [InlineData("**/*.png", "a.PNG a[1].png b.png other/e.png sub/Z.png sub/c.png sub/deep/d.png")]
    [InlineData("**", "a.PNG a.npy a[1].png b.png other/e.png sub/Z.png sub/c.png sub/deep/d.png")]
    [InlineData("s*/*.png", "sub/Z.png sub/c.png")]
    [InlineData("sub\\**\\d.png", "sub/deep/d.png")]
    [InlineData("a[1]*", "a[1].png")]
    [InlineData("sub", "")]
    [InlineData("nowhere/*.png", "")]
    [InlineData("*.jpg", "")]
    public void Files_come_sorted_by_their_characters(string pattern, string files) => Assert.Equal(
        files,
        string.Join(' ', FilePattern.Find(_folder, pattern).Select(f => Path.GetRelativePath(_folder, f).Replace('\\', '/'))));

    [Fact]
    public void A_pattern_may_be_absolute() =>
        Assert.Equal([Path.Combine(_folder, "sub", "Z.png"), Path.Combine(_folder, "sub", "c.png")], FilePattern.Find("/", _folder + "/sub/*.png"));

    [Fact]
    public void Links_are_not_followed_into_circles()
    {
        Directory.CreateSymbolicLink(Path.Combine(_folder, "sub", "loop"), _folder);

        Assert.Equal(7, FilePattern.Find(_folder, "**/*.png").Count);
    }
}
