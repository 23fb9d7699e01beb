using Microsoft.CodeAnalysis.CSharp;

namespace BuildTimeML.Generator;

internal static class Keywords
{
    // Those that mean something else than a name where the generated code uses names.
    private static readonly HashSet<string> Contextual =
    [
        "and", "async", "await", "dynamic", "extension", "field", "file", "global", "managed", "nameof", "nint", "not", "notnull", "nuint",
        "or", "partial", "record", "required", "scoped", "unmanaged", "var", "when", "where", "with", "yield",
    ];

    /// <summary><c>class</c> becomes <c>@class</c>; other names stay.</summary>
    public static string Escape(string identifier) =>
        SyntaxFacts.GetKeywordKind(identifier) != SyntaxKind.None || Contextual.Contains(identifier) ? "@" + identifier : identifier;

    /// <summary>A type name may not be all lower-case ASCII letters: the language keeps those for itself.</summary>
    public static string EscapeType(string identifier) =>
        identifier.All(c => c is >= 'a' and <= 'z') ? "@" + identifier : Escape(identifier);

    public static string EscapeNamespace(string name) => string.Join(".", name.Split('.').Select(Escape));
}
