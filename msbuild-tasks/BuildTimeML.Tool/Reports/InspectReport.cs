using BuildTimeML.Build;
using BuildTimeML.Tool.Terminal;

namespace BuildTimeML.Tool.Reports;

/// <param name="Model">As it was given.</param>
/// <param name="Size">In bytes, with the files of its weights.</param>
/// <param name="WeightsFiles">The files beside the model that it keeps weights in, as it calls them.</param>
/// <param name="Producer">The tool that made it; null where it does not say.</param>
/// <param name="IrVersion">The version of the format.</param>
/// <param name="Opsets">The operator sets that it imports.</param>
/// <param name="Inputs">Those that a caller gives: weights that are listed as inputs are left out.</param>
/// <param name="Outputs">In the order of the model.</param>
/// <param name="Operators">The most frequent first.</param>
/// <param name="Weights">By element type, the most bytes first.</param>
/// <param name="Layers">The nodes with the most bytes of weights, the largest first. What several nodes use counts for the first.</param>
/// <param name="Risks">What may become a problem; docs/tool.md explains each.</param>
internal sealed record InspectReport(
    string Model, long Size, IReadOnlyList<string> WeightsFiles, string? Producer, long IrVersion, IReadOnlyList<OpsetVersion> Opsets,
    IReadOnlyList<ValueDescription> Inputs, IReadOnlyList<ValueDescription> Outputs, IReadOnlyList<OperatorCount> Operators,
    IReadOnlyList<WeightsOfType> Weights, IReadOnlyList<LayerSize> Layers, IReadOnlyList<Risk> Risks) : Report("buildtimeml.inspect/1")
{
    public override string ToText()
    {
        string opsets = string.Join(", ", Opsets.Select(o => $"{(o.Domain.Length == 0 ? "opset" : o.Domain)} {o.Version}"));
        long weights = Weights.Sum(w => w.Bytes);
        return $"""
            {Model}, {ByteSize.Format(Size)}{(WeightsFiles.Count == 0 ? "" : $", with weights in {string.Join(", ", WeightsFiles)}")}
            made by {Producer ?? "a tool that does not say its name"}, format {IrVersion}, {opsets}

            inputs
            {Values(Inputs)}
            outputs
            {Values(Outputs)}
            operators, {Operators.Sum(o => o.Count)} nodes
            {TextTable.Format([.. Operators.Select(o => new[] { o.Name, $"{o.Count}" })], [1])}
            weights, {ByteSize.Format(weights)}
            {TextTable.Format([.. Weights.Select(w => new[] { w.ElementType, $"{w.Tensors} tensors", ByteSize.Format(w.Bytes) })], [1])}
            largest layers
            {TextTable.Format([.. Layers.Select(l => new[] { l.Node, l.Operator, ByteSize.Format(l.Bytes), ReportText.Percent((double)l.Bytes / Math.Max(weights, 1)) })], [3])}
            risks
            {(Risks.Count == 0 ? "  none that are known\n" : string.Concat(Risks.Select(r => $"  {r.Id}: {r.Message}\n")))}
            """.ReplaceLineEndings("\n");
    }

    private static string Values(IReadOnlyList<ValueDescription> values) => TextTable.Format([.. values.Select(v => new[] { v.Name, v.Type })], []);
}

internal sealed record OpsetVersion(string Domain, long Version);

/// <param name="Name">In the graph.</param>
/// <param name="Type">Such as <c>float32 [batch, 1, 28, 28]</c>.</param>
internal sealed record ValueDescription(string Name, string Type);

/// <param name="Name">With the domain before it where that is not ONNX's own.</param>
/// <param name="Count">Of its nodes, those in subgraphs and functions included.</param>
internal sealed record OperatorCount(string Name, int Count);

internal sealed record WeightsOfType(string ElementType, int Tensors, long Bytes);

internal sealed record LayerSize(string Node, string Operator, long Bytes);

/// <param name="Id">Never used for anything else.</param>
/// <param name="Message">What it is about in this model.</param>
internal sealed record Risk(string Id, string Message);
