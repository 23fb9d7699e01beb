namespace BuildTimeML.Manifest;

/// <summary>Where people read on about a message: build logs and editors make a link of its code.</summary>
internal static class HelpLinks
{
    /// <summary>The page that has an anchor for each code.</summary>
    public const string Page = "https://github.com/buildtimeml/buildtimeml/blob/main/docs/diagnostics.md";

    /// <param name="code">For example <c>BTML1001</c>.</param>
    public static string Of(string code) => $"{Page}#{Anchor(code)}";

    /// <summary>The anchor of a code on the page.</summary>
    public static string Anchor(string code) => code.ToLowerInvariant();
}
