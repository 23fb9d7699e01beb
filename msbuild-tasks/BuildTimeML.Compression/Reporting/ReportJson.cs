using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using BuildTimeML.Compression.Reporting.Records;

namespace BuildTimeML.Compression.Reporting;

/// <summary>Reports as JSON: camel case, indented, in a fixed order.</summary>
internal static class ReportJson
{
    // Names of tensors stay readable; the file is never put into a page.
    private static readonly ReportJsonContext Context = new(new JsonSerializerOptions(ReportJsonContext.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    public static string Write(ModelReport report) => JsonSerializer.Serialize(report, Context.ModelReport) + "\n";

    public static string Write(ProjectReport report) => JsonSerializer.Serialize(report, Context.ProjectReport) + "\n";

    /// <returns>Null where the text is no report of this version.</returns>
    public static ModelReport? Read(string text)
    {
        try
        {
            return JsonSerializer.Deserialize(text, Context.ModelReport) is { Schema: ModelReport.CurrentSchema } report ? report : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

[JsonSourceGenerationOptions(WriteIndented = true, NewLine = "\n", PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ModelReport))]
[JsonSerializable(typeof(ProjectReport))]
internal sealed partial class ReportJsonContext : JsonSerializerContext;
