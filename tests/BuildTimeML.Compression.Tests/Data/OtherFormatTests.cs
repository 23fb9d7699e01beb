using BuildTimeML.Compression.Data.Samples;
using BuildTimeML.Manifest;

namespace BuildTimeML.Compression.Tests.Data;

public sealed class OtherFormatTests : IDisposable
{
    private static readonly DataInput Two = DataFolder.Input(ElementType.Int64, "two", -1, 2);
    private static readonly DataInput Three = DataFolder.Input(ElementType.Float32, "three", -1, 3);

    private readonly DataFolder _folder = new();

    [Fact]
    public void Npz_holds_an_array_for_each_input_under_its_name()
    {
        byte[] archive = DataFolder.Zip(("three.npy", DataFolder.Npy("|u1", "2, 3", [1, 2, 3, 4, 5, 6])), ("other.npy", []), ("two.npy", DataFolder.Npy("|u1", "2, 2", [7, 8, 9, 10])));
        string path = _folder.Write("x.npz", archive);

        Assert.Equal(["[1, 2] 7 8 | [1, 3] 1 2 3", "[1, 2] 9 10 | [1, 3] 4 5 6"], DataFolder.Read(path, Two, Three));
        Assert.Contains("it has no array 'four'; it has three, other, two", DataFolder.Problem(path, DataFolder.Input(ElementType.Int64, "four", 1)), StringComparison.Ordinal);
    }

    [Fact]
    public void The_only_array_of_an_npz_is_taken_for_the_only_input() =>
        Assert.Equal(["[1, 2] 7 8"], DataFolder.Read(_folder.Write("x.npz", DataFolder.Zip(("arr_0.npy", DataFolder.Npy("|u1", "1, 2", [7, 8])))), Two));

    [Fact]
    public void A_damaged_npz_is_refused()
    {
        byte[] archive = DataFolder.Zip(("two.npy", DataFolder.Npy("|u1", "1, 2", [7, 8])), ("three.npy", DataFolder.Npy("|u1", "2, 3", [1, 2, 3, 4, 5, 6])));

        Assert.StartsWith("archive", DataFolder.Problem(_folder.Write("x.npz", archive[..^5]), Two, Three), StringComparison.Ordinal);
        Assert.StartsWith("samples: there are 1 for 'two' and 2 for 'three'", DataFolder.Problem(_folder.Write("x.npz", archive), Two, Three), StringComparison.Ordinal);
        byte[] bomb = DataFolder.Zip(("two.npy", new byte[1 << 20]));
        int size = bomb.AsSpan().LastIndexOf<byte>([0, 0, 0x10, 0]);
        bomb[size + 3] = 0x7F;
        Assert.Contains("are the most", DataFolder.Problem(_folder.Write("x.npz", bomb), Two), StringComparison.Ordinal);
    }

    [Fact]
    public void Csv_is_read_with_a_header_or_without_quoted_or_not()
    {
        Assert.Equal(["[1, 3] 1 2.5 -3", "[1, 3] 4 5 6000"], DataFolder.Read(_folder.Write("x.csv", "a,b,\"c, d\"\r\n1, 2.5,\"-3\"\r\n\r\n4,5,6e3"), Three));
        Assert.Equal(["[1, 2] 9007199254740993 2"], DataFolder.Read(_folder.Write("x.csv", "9007199254740993;2\n"), Two));
        Assert.Equal(["[1, 1, 2, 2] 1 2 3 4"], DataFolder.Read(_folder.Write("x.tsv", "1\t2\t3\t4\n"), DataFolder.Input(ElementType.Float32, "x", 1, 1, 2, 2)));
        Assert.Equal(["[2] 3 4"], DataFolder.Read(_folder.Write("x.csv", "3,4\n"), DataFolder.Input(ElementType.UInt8, "x", -1)));
    }

    [Theory]
    [InlineData("1,2,3\n4,5\n", "line 2: it has 2 cells, the first line has 3")]
    [InlineData("1,2,3\n4,x,6\n", "line 2, cell 2: 'x' is no number")]
    [InlineData("1,2,\"3\n", "line 1: a quotation mark is not closed")]
    [InlineData("1,\"2\"2,3\n", "line 1: after a quoted cell stands '2' instead of ','")]
    [InlineData("a,b,c\n", "line 1: there are no numbers")]
    [InlineData("1,2\n", "shape: float64 [1, 2] does not fit the input 'three', which is float32 [n, 3]")]
    public void A_damaged_csv_is_refused_and_the_line_is_named(string text, string problem) =>
        Assert.Equal(problem, DataFolder.Problem(_folder.Write("x.csv", text), Three));

    [Fact]
    public void Json_lines_hold_objects_or_arrays()
    {
        Assert.Equal(
            ["[1, 2] 1 2 | [1, 3] 1.5 2 3", "[2, 2] 1 2 3 4 | [1, 3] 0 1 2"],
            DataFolder.Read(_folder.Write("x.jsonl", "{\"three\": [1.5, 2, 3], \"two\": [[1, 2]]}\n\n{\"two\": [[[1, 2], [3, 4]]], \"three\": [[0, 1, 2]]}\n"), Two, Three));
        Assert.Equal(["[1, 2] 1 0"], DataFolder.Read(_folder.Write("x.jsonl", "[true, false]"), Two));
        Assert.Equal(["[1, 1, 2, 2] 1 2 3 4"], DataFolder.Read(_folder.Write("x.jsonl", "[1,2,3,4]"), DataFolder.Input(ElementType.Float32, "x", 1, 1, 2, 2)));
    }

    [Theory]
    [InlineData("[1, 2", "line 1: it is no JSON")]
    [InlineData("[1, 2]\n[[1, 2], [3]]", "line 2, 'two': the arrays beside each other have different lengths")]
    [InlineData("[1, \"a\"]", "line 1, 'two': there is a value of the kind String, which is no number")]
    [InlineData("[1, 1e999]", "element 1: ")]
    [InlineData("{\"too\": [1]}", "line 1: there is no 'two'")]
    [InlineData("[1, 2, 3]", "line 1: shape: int64 [3] does not fit the input 'two', which is int64 [n, 2]")]
    public void Damaged_json_is_refused_and_the_line_is_named(string text, string problem) =>
        Assert.StartsWith(problem, DataFolder.Problem(_folder.Write("x.jsonl", text), Two), StringComparison.Ordinal);

    [Fact]
    public void Raw_numbers_have_the_type_and_the_shape_of_the_input()
    {
        string path = _folder.Write("x.bin", [1, 0, 2, 0, 3, 0, 4, 0]);

        Assert.Equal(["[1, 2] 1 2", "[1, 2] 3 4"], DataFolder.Read(path, DataFolder.Input(ElementType.Int16, "x", -1, 2)));
        Assert.Equal("byte 8: the file ends there, and a sample int16 [1, 3] has 6 bytes", DataFolder.Problem(path, DataFolder.Input(ElementType.Int16, "x", -1, 3)));
        Assert.Contains("write .npy files", DataFolder.Problem(path, DataFolder.Input(ElementType.Int16, "x", 1, -1)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_of_another_kind_is_refused_with_the_kinds_that_are_read() =>
        Assert.Contains(".npy, .npz, .jpeg, .jpg, .pgm, .png, .ppm, .csv, .tsv, .jsonl, .ndjson, .bin, .raw", DataFolder.Problem(_folder.Write("x.xls", ""), Two), StringComparison.Ordinal);

    public void Dispose() => _folder.Dispose();
}
