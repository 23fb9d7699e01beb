using BuildTimeML.Compression.Data;
using BuildTimeML.Compression.Data.Text;

namespace BuildTimeML.Compression.Tests.Data;

public sealed class ClassLabelsTests : IDisposable
{
    private static readonly string[] Names = ["cat", "dog", "2"];

    private readonly DataFolder _folder = new();

    [Fact]
    public void Classes_are_indices_or_names()
    {
        Assert.Equal([1, 0, 2], ClassLabels.Read(_folder.Write("x.txt", "dog\ncat\n2\n"), Names));
        Assert.Equal([1, 0], ClassLabels.Read(_folder.Write("x.txt", "1\n0"), Names));
        Assert.Equal([5, 70], ClassLabels.Read(_folder.Write("x.txt", "5\n70"), names: null));
        Assert.Equal([1, 0], ClassLabels.Read(_folder.Write("x.csv", "file,class\na.png,dog\n\"b,c.png\",cat\n"), Names));
        Assert.Equal([3, 4], ClassLabels.Read(_folder.Write("x.npy", DataFolder.Npy("<i2", "2, 1", [3, 0, 4, 0])), names: null));
    }

    [Theory]
    [InlineData("x.txt", "dog\nbird\n", "line 2: 'bird' is no class")]
    [InlineData("x.txt", "3\n", "line 1: '3' is no class")]
    [InlineData("x.csv", "file,class\na,dog\nb,\n", "line 3: '' is no class")]
    [InlineData("x.xls", "", "name: '.xls' is none of .npy, .txt, .csv, .tsv")]
    public void What_is_no_class_is_refused(string name, string text, string problem) =>
        Assert.StartsWith(problem, Assert.Throws<DataFormatException>(() => ClassLabels.Read(_folder.Write(name, text), Names)).Message, StringComparison.Ordinal);

    public void Dispose() => _folder.Dispose();
}
