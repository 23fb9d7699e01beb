using BuildTimeML.Build;

namespace BuildTimeML.Compression.Caching;

/// <summary>What was said while a model was made, and has to be said again where it is only taken.</summary>
/// <param name="Code">Of a warning; empty for other words.</param>
/// <param name="Text">Where it names the model in quotes, a placeholder stands for the name.</param>
internal sealed record CachedMessage(string Code, string Text)
{
    // Projects call one model differently.
    private const string Placeholder = "'{model}";

    public static CachedMessage Of(string code, string text, string modelName) => new(code, text.Replace($"'{modelName}", Placeholder, StringComparison.Ordinal));

    public BuildError For(string modelName) => new(Code, Text.Replace(Placeholder, $"'{modelName}", StringComparison.Ordinal));
}
