using System.Text.Json.Serialization;

namespace BuildTimeML.Tool.Reports;

[JsonSourceGenerationOptions(WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(InspectReport))]
[JsonSerializable(typeof(OptimizeReport))]
[JsonSerializable(typeof(CompareReport))]
[JsonSerializable(typeof(BenchReport))]
[JsonSerializable(typeof(SuggestReport))]
[JsonSerializable(typeof(ErrorReport))]
internal sealed partial class ReportJson : JsonSerializerContext;
