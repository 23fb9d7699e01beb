using BuildTimeML.Compression.Reporting.Records;

namespace BuildTimeML.Compression.Reporting;

/// <summary>What is to be said of a model in a line.</summary>
internal sealed record Figures(string Title, string Precision, string Size, string Sqnr, string Agreement, string Time, string State, bool IsGood)
{
    public static Figures Of(ModelReport model)
    {
        ReportedCandidate? shipped = model.Candidates.FirstOrDefault(c => c.IsShipped);
        long? size = model.BytesAfter ?? shipped?.Bytes;
        return new Figures(
            model.Class + (model.Provider.Length > 0 ? $" for {model.Provider}" : ""),
            model.Precision is null || model.Precision == model.DeclaredPrecision ? model.DeclaredPrecision : $"{model.Precision} ({model.DeclaredPrecision} was declared)",
            size is { } bytes ? $"{Text.Bytes(model.BytesBefore)} → {Text.Bytes(bytes)}" : Text.None,
            shipped?.Quality is { } quality ? Text.Quality(quality.Sqnr, quality.IsExact) : Text.None,
            shipped?.Quality?.Agreement is { } agreement ? Text.Percent(agreement) : Text.None,
            shipped?.Time is { } time ? Text.Times(time.Median) : Text.None,
            StateOf(model),
            model.Errors.Count == 0 && model.Budgets.All(b => b.IsKept));
    }

    // Broken budgets that the item wants warnings of do not fail the build.
    private static string StateOf(ModelReport model)
    {
        int broken = model.Budgets.Count(b => !b.IsKept);
        return model.Errors.Count > 0 ? $"failed: {string.Join(", ", model.Errors.Select(e => e.Code).Distinct())}"
            : broken > 0 ? $"built, {Text.Plural(broken, "budget")} broken"
            : model.Budgets.Count > 0 ? $"built, {Text.Plural(model.Budgets.Count, "budget")} kept"
            : "built";
    }
}
