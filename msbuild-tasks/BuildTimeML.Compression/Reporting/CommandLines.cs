using System.Text;
using BuildTimeML.Build;

namespace BuildTimeML.Compression.Reporting;

/// <summary>The command lines that make a model again, as a shell takes them.</summary>
internal static class CommandLines
{
    private const string Plain = "-_./:=,+@%";

    /// <summary>The metadata that are about the generated class, which the tool does not make.</summary>
    public static IReadOnlyList<string> OfTheClass { get; } = ["ClassName", "Namespace", "Accessibility", "Fake", "Embed", "Variants"];

    /// <returns>That of the project's build, and that of the tool.</returns>
    public static IReadOnlyList<string> Of(WorkerItem item, string modelName) =>
    [
        "dotnet build -t:Rebuild",
        string.Join(' ', (string[])["buildtimeml", "optimize", Quote(modelName), "-o", Quote(Path.GetFileName(item.OutputPath)), .. item.Metadata.Where(m => !OfTheClass.Contains(m.Key)).SelectMany(m => new[] { Option(m.Key), Quote(m.Value) })]),
    ];

    /// <summary>For example <c>--max-size</c>.</summary>
    public static string Option(string metadata)
    {
        var option = new StringBuilder("-");
        foreach (char c in metadata)
        {
            option.Append(char.IsUpper(c) ? "-" : "").Append(char.ToLowerInvariant(c));
        }

        return option.ToString();
    }

    private static string Quote(string text) =>
        text.Length > 0 && text[0] != '-' && text.All(c => char.IsAsciiLetterOrDigit(c) || Plain.Contains(c)) ? text
        : text.IndexOfAny(['"', '$', '`', '\\', '!']) < 0 ? $"\"{text}\""
        : $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
