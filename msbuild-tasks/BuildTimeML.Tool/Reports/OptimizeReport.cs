using BuildTimeML.Build;
using BuildTimeML.Compression.Building;
using BuildTimeML.Manifest;

namespace BuildTimeML.Tool.Reports;

/// <param name="Model">The original, as it was given.</param>
/// <param name="Output">The optimised model's absolute path.</param>
/// <param name="WeightsFile">The file that its weights lie in; null where one file holds it all.</param>
/// <param name="Precision">What was asked for; where another was shipped, <see cref="Measurements"/> says so.</param>
/// <param name="OriginalSize">In bytes, with the files of its weights.</param>
/// <param name="Size">That of the optimised model.</param>
/// <param name="Measurements">The same that the build writes into the class's documentation.</param>
/// <param name="Warnings">Those of the build.</param>
internal sealed record OptimizeReport(
    string Model, string Output, string? WeightsFile, string Precision, long OriginalSize, long Size,
    IReadOnlyList<NamedText> Measurements, IReadOnlyList<CodedMessage> Warnings) : Report("buildtimeml.optimize/1")
{
    public static OptimizeReport Of(ModelManifest manifest, string output, IReadOnlyList<BuildError> warnings) => new(
        manifest.Source.Path,
        output,
        manifest.AssetWeights is null ? null : TemporaryModel.WeightsOf(output),
        manifest.Precision,
        manifest.SourceSize,
        manifest.AssetSize,
        [.. manifest.Measurements.Select(m => new NamedText(m.Name, m.Value))],
        [.. warnings.Select(w => new CodedMessage(w.Code, w.Message))]);

    public override string ToText() => $"{Model} -> {Output} as {Precision}: {string.Join("; ", Measurements.Select(m => $"{m.Name} {m.Value}"))}\n";
}

internal sealed record NamedText(string Name, string Value);

internal sealed record CodedMessage(string Code, string Message);
