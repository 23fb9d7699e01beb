namespace BuildTimeML.Generator.Tests;

/// <summary>Names that models may have and C# may not.</summary>
internal static class Hostile
{
    public static readonly string[] Texts =
    [
        "", " ", "_", "__", "?", "[", "]", "\"", "\\", "\\\"", "a\"b", "a\\", "\\u0041", "{0}", "{", "}}", "*/", "//", "</summary>", "<c>&amp;", "&", "a\nb", "a\r\nb",
        "\t", "\0", "\u0001", "\u0085", "\u2028", "\u2029", "\u202e", "\u200b", "\ufeff", "\ufffe", "\ud800", "\udc00a", "🙂", "日本語", "été", "ǅ", "ⅷ", "a‿b", "\u0301x", "İı",
        "1st", "2d", "a.b.c", "a-b", "a b", "a_b", "model/layer:0", "x;y", "class", "ref", "int", "var", "await", "yield", "record", "scoped", "field", "file", "required",
        "partial", "nint", "dynamic", "global", "where", "value", "args", "this", "base", "default", "null", "System", "BuildTimeML", "Predict", "Dispose", "Input", "Output", "output", "Info", "Labels",
        "LabelNames", "Provider", "Precision", "Run", "LoadAsync", "Warmup", "Reset", "Inputs", "InputBuffers", "model", "Label", "label", "Score", "LabelAt", "ScoreAt", "Top", "TopAt", "CopyScoresTo", "RowOf", "ToString", "Equals", "GetHashCode", "GetType", "Finalize",
        "MemberwiseClone", "ReferenceEquals", "session", "call", "options", "values", "row", "best", "destination", "i", "start", "input", "result", "dimension", "inputDim0",
        "Pool", "pool", "Lease", "lease", "Result", "Batch", "batch", "CopyTo", "PredictAsync", "PredictBatch", "cancellation", "rows", "count", "Begin", "Start", "Compute",
    ];
}
