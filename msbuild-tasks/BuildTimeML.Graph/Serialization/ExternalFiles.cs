using System.Buffers;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Graph.Serialization;

/// <summary>The files beside a model that its tensors lie in. Only files in the model's folder or below are opened.</summary>
/// <param name="modelPath">Null for a model that is no file: it cannot have any.</param>
internal sealed class ExternalFiles(string? modelPath) : IDisposable
{
    private readonly Dictionary<string, MappedFile> _files = new(StringComparer.Ordinal);
    private readonly List<ExternalFile> _used = [];

    public IReadOnlyList<ExternalFile> Used => _used;

    /// <param name="tensor">Its name, for messages.</param>
    /// <param name="reference">Where it lies.</param>
    /// <param name="expected">The bytes that its type and shape take.</param>
    /// <exception cref="ModelFormatException">The reference does not lead to as many bytes in a file of the model's folder.</exception>
    public ReadOnlySequence<byte> Read(string tensor, ExternalReference reference, long expected)
    {
        if (reference.Length is { } length && length != expected)
        {
            throw Error(tensor, reference, $"it gives {length} bytes, and its type and shape take {expected}");
        }

        string path = ExternalLocation.Resolve(modelPath ?? throw Error(tensor, reference, "the model is no file, so there is no folder to look in"), reference.Location, out string? refusal)
            ?? throw Error(tensor, reference, refusal!);
        long size = SizeOf(path) ?? throw Error(tensor, reference, "there is no such file");
        if (reference.Offset < 0 || reference.Offset > size || expected > size - reference.Offset)
        {
            throw Error(tensor, reference, $"{expected} bytes from byte {reference.Offset} on go beyond its end at byte {size}");
        }

        if (!_used.Exists(u => u.Location == reference.Location))
        {
            _used.Add(new ExternalFile(reference.Location, tensor));
        }

        return expected == 0 ? default : Open(path, tensor, reference).Sequence(reference.Offset, expected);
    }

    public void Dispose()
    {
        foreach (MappedFile file in _files.Values)
        {
            file.Dispose();
        }

        _files.Clear();
    }

    public static ModelFormatException Error(string tensor, ExternalReference reference, string detail) =>
        new(ModelFormatError.ExternalData, $"the tensor '{tensor}' lies in '{reference.Location}': {detail}") { Tensor = tensor, Location = reference.Location };

    private long? SizeOf(string path) => _files.TryGetValue(path, out MappedFile? mapped) ? mapped.Length
        : new FileInfo(path) is { Exists: true } file ? file.Length
        : null;

    private MappedFile Open(string path, string tensor, ExternalReference reference)
    {
        if (!_files.TryGetValue(path, out MappedFile? file))
        {
            try
            {
                file = new MappedFile(path);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw Error(tensor, reference, e.Message.TrimEnd('.'));
            }

            _files.Add(path, file);
        }

        return file;
    }
}
