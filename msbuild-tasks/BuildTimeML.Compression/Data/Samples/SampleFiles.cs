namespace BuildTimeML.Compression.Data.Samples;

/// <summary>Files that hold samples of the same inputs, one after the other. One of them is open at a time.</summary>
internal sealed class SampleFiles : IDisposable
{
    private readonly IReadOnlyList<string> _files;
    private readonly IReadOnlyList<DataInput> _inputs;
    private readonly int[] _ends;
    private IDataFile? _open;
    private int _openIndex = -1;

    /// <param name="files">Their paths, in order.</param>
    /// <param name="inputs">What they hold: one input, unless their format holds all of them.</param>
    /// <exception cref="DataFileException">One of them cannot be read or does not fit.</exception>
    public SampleFiles(IReadOnlyList<string> files, IReadOnlyList<DataInput> inputs)
    {
        _files = files;
        _inputs = inputs;
        _ends = new int[files.Count];
        for (int i = 0; i < files.Count; i++)
        {
            long end = (i == 0 ? 0L : _ends[i - 1]) + Open(i).Count;
            _ends[i] = end <= int.MaxValue ? (int)end : throw new DataFileException(files[i], "there are more samples than can be counted");
        }
    }

    public int Count => _ends.Length == 0 ? 0 : _ends[^1];

    /// <summary>The file of a sample.</summary>
    public string FileOf(int index) => _files[Locate(index)];

    /// <param name="index">From 0 to <see cref="Count"/> - 1.</param>
    /// <exception cref="DataFileException">The sample cannot be read.</exception>
    public IReadOnlyList<NumberArray> Read(int index)
    {
        int file = Locate(index);
        IDataFile open = Open(file);
        return Guard(_files[file], () => open.Read(index - (file == 0 ? 0 : _ends[file - 1])));
    }

    public void Dispose() => _open?.Dispose();

    /// <summary>Makes what is wrong with a file an error that names it.</summary>
    public static T Guard<T>(string file, Func<T> action)
    {
        try
        {
            return action();
        }
        catch (Exception e) when (e is DataFormatException or IOException or UnauthorizedAccessException)
        {
            throw new DataFileException(file, e.Message);
        }
    }

    private int Locate(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
        int low = 0;
        for (int high = _ends.Length - 1; low < high;)
        {
            int middle = (low + high) / 2;
            (low, high) = index < _ends[middle] ? (low, middle) : (middle + 1, high);
        }

        return low;
    }

    private IDataFile Open(int index)
    {
        if (index != _openIndex)
        {
            _open?.Dispose();
            (_open, _openIndex) = (null, -1);
            string file = _files[index];
            IDataFormat format = DataFormats.Of(file)
                ?? throw new DataFileException(file, $"its name ends like none of the formats of samples: {string.Join(", ", DataFormats.Extensions)}");
            _open = Guard(file, () => format.Open(file, _inputs));
            _openIndex = index;
        }

        return _open!;
    }
}
