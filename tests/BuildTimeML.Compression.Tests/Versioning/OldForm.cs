namespace BuildTimeML.Compression.Tests.Versioning;

/// <summary>An operator as an old version of the operator set has it.</summary>
/// <param name="OpType">What the case is for.</param>
/// <param name="Opset">The version that it is written in.</param>
/// <param name="Tolerance">How far outputs may be from those of the old form, relative to the largest; 0 for not at all.</param>
/// <param name="Text">The graph without its header and name.</param>
public sealed record OldForm(string OpType, long Opset, double Tolerance, string Text)
{
    // From version 4 of the format on, constants need not be inputs.
    private const long IrVersion = 4;

    public string Model => $"<ir_version: {IrVersion}, opset_import: [\"\": {Opset}]> old {Text}";

    public override string ToString() => $"{OpType} {Opset}: {Text}";
}
