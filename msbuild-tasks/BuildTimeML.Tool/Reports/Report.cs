using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace BuildTimeML.Tool.Reports;

/// <summary>What a command found, for people and for programs. docs/tool.md describes the JSON.</summary>
/// <param name="Schema">The kind of the report and its version, such as <c>buildtimeml.inspect/1</c>.</param>
internal abstract record Report([property: JsonPropertyOrder(-1)] string Schema)
{
    private static readonly ReportJson Context = new(new JsonSerializerOptions(ReportJson.Default.Options)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    /// <summary>Ends with the end of a line.</summary>
    public abstract string ToText();

    public string ToJson() => JsonSerializer.Serialize(this, GetType(), Context).ReplaceLineEndings("\n") + "\n";
}
