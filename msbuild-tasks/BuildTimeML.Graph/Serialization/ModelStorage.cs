namespace BuildTimeML.Graph.Serialization;

/// <summary>What keeps the memory of a model's tensors: its file, and those beside it.</summary>
/// <param name="path">Null for a model that is no file.</param>
internal sealed class ModelStorage(string? path) : IDisposable
{
    private MappedFile? _file;

    public ExternalFiles External { get; } = new(path);

    /// <exception cref="ModelFormatException">The file is empty, or longer than a Protobuf message can be.</exception>
    public ReadOnlyMemory<byte> MapModel()
    {
        _file = new MappedFile(path!);
        return _file.Length <= int.MaxValue
            ? _file.Slice(0, (int)_file.Length)
            : throw new ModelFormatException(ModelFormatError.Invalid, $"it has {_file.Length} bytes, and one file cannot hold a model of more than {int.MaxValue}");
    }

    public void Dispose()
    {
        _file?.Dispose();
        External.Dispose();
    }
}
