using BuildTimeML.Graph.Shapes;

namespace BuildTimeML.Graph.Ops;

/// <summary>
/// What is known of an operator, in all versions of it together: how many inputs and outputs it has and of which types,
/// its attributes and their defaults, and what its outputs are like.
/// </summary>
public sealed class Operator
{
    internal Operator(string name, string signature, Action<InferenceContext>? infer = null, string attributes = "", string domain = "")
    {
        Name = name;
        Domain = domain;
        (Inputs, Outputs) = SignatureParser.Parse(signature);
        Attributes = SignatureParser.Attributes(attributes);
        Infer = infer;
    }

    public string Name { get; }

    /// <summary>Empty for the default operator set.</summary>
    public string Domain { get; }

    public IReadOnlyList<OperatorSlot> Inputs { get; }

    public IReadOnlyList<OperatorSlot> Outputs { get; }

    public IReadOnlyList<OperatorAttribute> Attributes { get; }

    public int MinimumInputs => Inputs.Count(i => !i.IsOptional);

    public int MaximumInputs => Inputs.Any(i => i.IsVariadic) ? int.MaxValue : Inputs.Count;

    public int MaximumOutputs => Outputs.Any(o => o.IsVariadic) ? int.MaxValue : Outputs.Count;

    /// <summary>Tells shapes and elements of the outputs; element types that the signature tells are set before.</summary>
    internal Action<InferenceContext>? Infer { get; }

    /// <summary>The slot of an input; the last one stands for all further ones where it is variadic.</summary>
    public OperatorSlot? Input(int index) => At(Inputs, index);

    public OperatorSlot? Output(int index) => At(Outputs, index);

    public OperatorAttribute? Attribute(string name) => Attributes.FirstOrDefault(a => a.Name == name);

    private static OperatorSlot? At(IReadOnlyList<OperatorSlot> slots, int index) =>
        index < slots.Count ? slots[index] : slots.Count > 0 && slots[^1].IsVariadic ? slots[^1] : null;
}
