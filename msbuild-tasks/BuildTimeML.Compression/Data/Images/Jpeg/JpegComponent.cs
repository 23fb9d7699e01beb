namespace BuildTimeML.Compression.Data.Images.Jpeg;

/// <summary>A component of an image: luma, or one of the two of colour.</summary>
internal sealed class JpegComponent
{
    public const int BlockSize = 64;

    /// <param name="id">Its name in the scans.</param>
    /// <param name="across">How many of its blocks lie side by side in a unit: 1 to 4.</param>
    /// <param name="down">How many lie below each other.</param>
    /// <param name="table">The number of its quantisation table.</param>
    public JpegComponent(int id, int across, int down, int table) => (Id, Across, Down, Table) = (id, across, down, table);

    public int Id { get; }

    public int Across { get; }

    public int Down { get; }

    public int Table { get; }

    /// <summary>The blocks of a row that hold pixels of the image.</summary>
    public int Columns { get; private set; }

    /// <summary>The rows of blocks that hold pixels of the image.</summary>
    public int Rows { get; private set; }

    /// <summary>The blocks of a row with those that only fill units.</summary>
    public int Stride { get; private set; }

    /// <summary>The rows of blocks with those that only fill units.</summary>
    public int PaddedRows { get; private set; }

    /// <summary>64 numbers for each block, in the order of the frequencies' rows.</summary>
    public short[] Coefficients { get; private set; } = [];

    /// <summary>The steps of the coefficients, in the same order; null until a scan holds the component.</summary>
    public ushort[]? Steps { get; set; }

    public long Blocks => (long)Stride * PaddedRows;

    /// <summary>Says how many blocks there are in an image of so many units, and takes no memory yet.</summary>
    public void Place(JpegFrame frame)
    {
        (Stride, PaddedRows) = (frame.UnitColumns * Across, frame.UnitRows * Down);
        Columns = Divide(Divide(frame.Width * Across, frame.MostAcross), 8);
        Rows = Divide(Divide(frame.Height * Down, frame.MostDown), 8);
    }

    public void Allocate() => Coefficients = new short[Blocks * BlockSize];

    public Span<short> Block(int column, int row) => Coefficients.AsSpan(((row * Stride) + column) * BlockSize, BlockSize);

    private static int Divide(int value, int by) => (value + by - 1) / by;
}
