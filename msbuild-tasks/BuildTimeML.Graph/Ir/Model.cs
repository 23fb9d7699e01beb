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

    /// <summary>Whether nodes may call functions that the model itself defines; those are not looked into.</summary>
    public bool DefinesFunctions { get; internal init; }

    /// <summary>The files beside the model that its tensors were read from, in the order that they are first named.</summary>
    public IReadOnlyList<ExternalFile> ExternalFiles { get; internal init; } = [];

    /// <summary>Fields of the file that have no place here: producer, metadata, local functions, training.</summary>
    internal ReadOnlyMemory<byte> Unmodelled { get; init; }

    /// <summary>What keeps the memory of the tensors.</summary>
    internal IDisposable? Storage { get; init; }

    /// <summary>The version of an operator set; null where the model does not import it.</summary>
    public long? OpsetVersion(string domain = "") => Opsets.Find(o => IsDomain(o.Domain, domain))?.Version;

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

    // The default operator set has a second name.
    private static bool IsDomain(string imported, string asked) => imported == asked || (asked.Length == 0 && imported == "ai.onnx");
}
