using System.Globalization;
using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Serialization;

namespace BuildTimeML.Graph.Text;

/// <summary>Writes what <see cref="HeaderParser"/> reads.</summary>
internal static class HeaderText
{
    public static string Of(Model model)
    {
        ModelMetadata metadata = ModelMetadata.Of(model.Unmodelled);
        return Entries(
            ("ir_version", Number(model.IrVersion)),
            ("opset_import", Opsets(model.Opsets)),
            ("producer_name", Text(metadata.ProducerName)),
            ("producer_version", Text(metadata.ProducerVersion)),
            ("domain", Text(metadata.Domain)),
            ("model_version", metadata.ModelVersion is { } version ? Number(version) : null),
            ("doc_string", Text(metadata.Documentation)),
            ("metadata_props", metadata.Properties.Count == 0 ? null : $"[{string.Join(", ", metadata.Properties.Select(p => $"{Text(p.Key)}: {Text(p.Value)}"))}]"));
    }

    public static string Of(ModelFunction function) => Entries(
        ("domain", Text(function.Domain)),
        ("overload", function.Overload.Length == 0 ? null : Text(function.Overload)),
        ("opset_import", Opsets(function.Opsets)));

    private static string Entries(params IEnumerable<(string Key, string? Value)> entries) =>
        $"<{string.Join(", ", entries.Where(e => e.Value is not null).Select(e => $"{e.Key}: {e.Value}"))}>";

    private static string Opsets(List<OpsetImport> opsets) => $"[{string.Join(", ", opsets.Select(o => $"{Text(o.Domain)}: {Number(o.Version)}"))}]";

    private static string? Text(string? text) => text is null ? null : NameText.Quoted(text);

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
