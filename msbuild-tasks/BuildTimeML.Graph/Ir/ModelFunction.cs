namespace BuildTimeML.Graph.Ir;

/// <summary>
/// A function that a model defines: nodes call it by its domain, name and overload, as they call an operator. Its body sees nothing
/// of the graph around a call but the inputs (ONNX's <c>FunctionProto</c>).
/// </summary>
/// <param name="name">As nodes call it.</param>
/// <param name="body">Its inputs and outputs are those of the function; inputs have no declared types, and there are no initializers.</param>
public sealed class ModelFunction(string name, ModelGraph body)
{
    public string Name { get; } = name;

    public string Domain { get; init; } = "";

    /// <summary>Tells apart functions of one name; nearly always empty.</summary>
    public string Overload { get; init; } = "";

    public ModelGraph Body { get; } = body;

    /// <summary>The attributes that a call may give and that have no default, by name.</summary>
    public List<string> Attributes { get; } = [];

    /// <summary>The attributes that a call may give, as they are where it does not.</summary>
    public List<NodeAttribute> Defaults { get; } = [];

    /// <summary>The operator sets that the body is written in; versions may be other than the model's.</summary>
    public List<OpsetImport> Opsets { get; } = [];

    /// <summary>Fields of the file that have no place here, such as the documentation.</summary>
    internal ReadOnlyMemory<byte> Unmodelled { get; init; }

    /// <summary>For messages: <c>com.example.Twice</c>, with the overload after a colon where it has one.</summary>
    public override string ToString() => (Domain.Length == 0 ? Name : $"{Domain}.{Name}") + (Overload.Length == 0 ? "" : $":{Overload}");
}
