namespace BuildTimeML.Graph.Ir;

/// <summary>A model: a graph and the versions it is written in. Disposing it frees the memory that its tensors lie in.</summary>
public sealed class Model(ModelGraph graph) : IDisposable
{
    private const int ScratchFrom = 1 << 22;

    private readonly List<IDisposable> _scratch = [];

    /// <summary>The version of the format, not of the model.</summary>
    public long IrVersion { get; set; }

    public List<OpsetImport> Opsets { get; } = [];

    public ModelGraph Graph { get; } = graph;

    /// <summary>The functions that the model itself defines, in the order of the file.</summary>
    public List<ModelFunction> Functions { get; } = [];

    /// <summary>The files beside the model that its tensors were read from, in the order that they are first named.</summary>
    public IReadOnlyList<ExternalFile> ExternalFiles { get; internal init; } = [];

    /// <summary>Fields of the file that have no place here: producer, metadata, training.</summary>
    internal ReadOnlyMemory<byte> Unmodelled { get; init; }

    /// <summary>What keeps the memory of the tensors.</summary>
    internal IDisposable? Storage { get; init; }

    /// <summary>The version of an operator set; null where the model does not import it.</summary>
    public long? OpsetVersion(string domain = "") => Opsets.VersionOf(domain);

    /// <summary>Room for the bytes of a new tensor, until the model is disposed. Much of it lies in a temporary file.</summary>
    public Memory<byte> Allocate(int length)
    {
        if (length < ScratchFrom)
        {
            return new byte[length];
        }

        var memory = new ScratchMemory(length);
        _scratch.Add(memory);
        return memory.Memory;
    }

    public void Dispose()
    {
        Storage?.Dispose();
        _scratch.ForEach(s => s.Dispose());
        _scratch.Clear();
    }
}
