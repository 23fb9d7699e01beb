using BuildTimeML.Manifest;

namespace BuildTimeML.Compression.Tests.Data;

public sealed class NpyTests : IDisposable
{
    private readonly DataFolder _folder = new();

    public static TheoryData<string, int, byte[]> Types() => new()
    {
        { "|b1", (int)ElementType.Bool, [1, 0] },
        { "|i1", (int)ElementType.Int8, [1, 0] },
        { "|u1", (int)ElementType.UInt8, [1, 0] },
        { "<i2", (int)ElementType.Int16, [1, 0, 0, 0] },
        { ">i2", (int)ElementType.Int16, [0, 1, 0, 0] },
        { "<u2", (int)ElementType.UInt16, [1, 0, 0, 0] },
        { ">i4", (int)ElementType.Int32, [0, 0, 0, 1, 0, 0, 0, 0] },
        { "<u4", (int)ElementType.UInt32, [1, 0, 0, 0, 0, 0, 0, 0] },
        { ">i8", (int)ElementType.Int64, [0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0] },
        { "<u8", (int)ElementType.UInt64, [1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0] },
        { "<f2", (int)ElementType.Float16, [0, 0x3C, 0, 0] },
        { ">f4", (int)ElementType.Float32, [0x3F, 0x80, 0, 0, 0, 0, 0, 0] },
        { "<f8", (int)ElementType.Float64, [0, 0, 0, 0, 0, 0, 0xF0, 0x3F, 0, 0, 0, 0, 0, 0, 0, 0] },
    };

    [Theory]
    [MemberData(nameof(Types))]
    public void All_types_in_both_orders_of_bytes_are_read(string descr, int type, byte[] numbers)
    {
        string path = _folder.Write("x.npy", DataFolder.Npy(descr, "2,", numbers));

        Assert.Equal([(ElementType)type == ElementType.Bool ? "[2] True False" : "[2] 1 0"], DataFolder.Read(path, DataFolder.Input((ElementType)type, "x", 2)));
        Assert.Equal(["[2] 1 0"], DataFolder.Read(path, DataFolder.Input(ElementType.Float32, "x", 2)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void All_versions_are_read(int version)
    {
        string path = _folder.Write("x.npy", DataFolder.Npy("|u1", "1, 3", [5, 6, 7], version: version));

        Assert.Equal(["[1, 3] 5 6 7"], DataFolder.Read(path, DataFolder.Input(ElementType.Int64, "x", -1, 3)));
    }

    [Fact]
    public void An_array_in_Fortrans_order_is_turned()
    {
        string path = _folder.Write("x.npy", DataFolder.Npy("|u1", "2, 3", [1, 4, 2, 5, 3, 6], fortran: true));

        Assert.Equal(["[1, 3] 1 2 3", "[1, 3] 4 5 6"], DataFolder.Read(path, DataFolder.Input(ElementType.Float32, "x", -1, 3)));
    }

    [Theory]
    [InlineData("4, 3", new long[] { -1, 3 }, "[1, 3]", 4)]
    [InlineData("4, 3", new long[] { 1, 3 }, "[1, 3]", 4)]
    [InlineData("4, 3", new long[] { 2, 3 }, "[2, 3]", 2)]
    [InlineData("2, 2, 3", new long[] { 2, 3 }, "[2, 3]", 2)]
    [InlineData("2, 2, 3", new long[] { -1, 3 }, "[2, 3]", 2)]
    [InlineData("12", new long[] { -1, 12 }, "[1, 12]", 1)]
    [InlineData("12", new long[] { -1 }, "[12]", 1)]
    [InlineData("12", new long[] { }, "[]", 12)]
    [InlineData("3, 4", new long[] { 4 }, "[4]", 3)]
    public void The_first_dimension_counts_samples(string shape, long[] input, string sample, int count)
    {
        string path = _folder.Write("x.npy", DataFolder.Npy("|u1", shape + ",", new byte[12]));

        string[] samples = DataFolder.Read(path, DataFolder.Input(ElementType.UInt8, "x", input));

        Assert.Equal(count, samples.Length);
        Assert.All(samples, s => Assert.StartsWith(sample + " ", s, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("4, 3", new long[] { -1, 4 })]
    [InlineData("3, 4", new long[] { 2, 4 })]
    [InlineData("12", new long[] { 2, 12 })]
    [InlineData("2, 6", new long[] { -1, 2, 2, 6 })]
    [InlineData("12", new long[] { 6 })]
    public void What_does_not_fit_is_refused_with_both_shapes(string shape, long[] input)
    {
        string path = _folder.Write("x.npy", DataFolder.Npy("<i2", shape, new byte[24]));

        string problem = DataFolder.Problem(path, DataFolder.Input(ElementType.Float32, "tokens", input));

        Assert.Contains($"int16 [{shape}] does not fit the input 'tokens', which is float32 [", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_that_the_input_cannot_hold_are_refused_and_none_is_changed()
    {
        DataInput(ElementType.UInt8, "<i2", [1, 0, 0, 1], "element 1: 256 is no Byte");
        DataInput(ElementType.UInt8, "<i2", [0xFF, 0xFF], "element 0: -1 is no Byte");
        DataInput(ElementType.Int32, "<f4", [0, 0, 0xC0, 0x3F], "element 0: 1.5 is no Int32");
        DataInput(ElementType.Int64, "<f8", [0, 0, 0, 0, 0, 0, 0xE0, 0x43], "element 0: 9.22 is no Int64", exact: false);
        DataInput(ElementType.Int32, "<f4", [0, 0, 0xC0, 0x7F], "element 0: NaN is no Int32");
        DataInput(ElementType.Bool, "|u1", [1, 2], "element 1: 2 is no truth value: 0 and 1 are");

        void DataInput(ElementType type, string descr, byte[] numbers, string problem, bool exact = true)
        {
            int count = numbers.Length / (descr[2] - '0');
            string given = DataFolder.Problem(_folder.Write("x.npy", DataFolder.Npy(descr, $"{count},", numbers)), DataFolder.Input(type, "x", count));
            Assert.StartsWith(exact ? problem : problem[..11], given, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void What_is_damaged_or_lies_is_refused_and_the_place_is_named()
    {
        byte[] file = DataFolder.Npy("<f4", "1, 3", new byte[12]);

        Assert.StartsWith("byte 0:", Problem(file[1..]), StringComparison.Ordinal);
        Assert.StartsWith("byte 10:", Problem(file[..60]), StringComparison.Ordinal);
        Assert.Contains("does not fit into the 11 bytes that follow", Problem(file[..^1]), StringComparison.Ordinal);
        Assert.Contains("does not fit into the 0 bytes", Problem(DataFolder.Npy("<f4", "4611686018427387904, 4611686018427387904, 0", [])), StringComparison.Ordinal);
        Assert.Contains("'-1' is no dimension", Problem(DataFolder.Npy("<f4", "-1", [])), StringComparison.Ordinal);
        Assert.Contains("'<c8' are no numbers", Problem(DataFolder.Npy("<c8", "1", new byte[8])), StringComparison.Ordinal);
        Assert.Contains("version 9", Problem(DataFolder.Npy("<f4", "1", new byte[4], version: 9)), StringComparison.Ordinal);
        Assert.Contains("'descr' is missing", Problem(DataFolder.Npy("O", "1", new byte[4])), StringComparison.Ordinal);

        string Problem(byte[] bytes) => DataFolder.Problem(_folder.Write("x.npy", bytes), DataFolder.Input(ElementType.Float32, "x", -1, 3));
    }

    public void Dispose() => _folder.Dispose();
}
