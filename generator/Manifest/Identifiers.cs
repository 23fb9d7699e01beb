using System.Globalization;
using System.Text;

namespace BuildTimeML.Manifest;

/// <summary>Mends any text into a C# identifier, the same way every time.</summary>
/// <remarks>
/// Characters that cannot stand in an identifier end a word; the words are joined, each beginning with a capital.
/// A name that would begin with a digit gets an underscore before it, one with no usable character becomes the fallback.
/// </remarks>
internal static class Identifiers
{
    /// <summary><c>agnews-transformer</c> becomes <c>AgnewsTransformer</c>.</summary>
    public static string Pascal(string text, string fallback)
    {
        var identifier = new StringBuilder(text.Length);
        bool wordStart = true;
        foreach (char c in text)
        {
            if (!IsPart(c) || (c == '_' && identifier.Length > 0))
            {
                wordStart = true;
            }
            else if (c != '_')
            {
                identifier.Append(wordStart ? char.ToUpperInvariant(c) : c);
                wordStart = false;
            }
        }

        return identifier.Length == 0 ? fallback : IsStart(identifier[0]) ? identifier.ToString() : "_" + identifier;
    }

    /// <summary><c>input_ids</c> becomes <c>inputIds</c>, and <c>class</c> stays <c>class</c>: the generator escapes keywords.</summary>
    public static string Camel(string text, string fallback)
    {
        string pascal = Pascal(text, fallback);
        int upper = 0;
        while (upper < pascal.Length && char.IsUpper(pascal[upper]))
        {
            upper++;
        }

        // A leading abbreviation is lowered as a whole, but for the capital that begins the next word.
        int lowered = upper <= 1 || upper == pascal.Length ? upper : upper - 1;
        return pascal.Substring(0, lowered).ToLowerInvariant() + pascal.Substring(lowered);
    }

    /// <summary>Adds the first number from 2 on that makes the name new, and remembers it.</summary>
    public static string Unique(string identifier, ISet<string> taken)
    {
        string unique = identifier;
        for (int n = 2; !taken.Add(unique); n++)
        {
            unique = identifier + n.ToString(CultureInfo.InvariantCulture);
        }

        return unique;
    }

    /// <summary>A dotted name with each part mended: <c>my-app.2d</c> becomes <c>my_app._2d</c>, as the SDK does it.</summary>
    public static string Namespace(string text) => string.Join(".", text.Split('.').Where(part => part.Length > 0).Select(Part));

    public static bool IsValid(string identifier) => identifier.Length > 0 && IsStart(identifier[0]) && identifier.All(IsPart);

    private static string Part(string text)
    {
        string part = new(text.Select(c => IsPart(c) ? c : '_').ToArray());
        return IsStart(part[0]) ? part : "_" + part;
    }

    private static bool IsStart(char c) => c == '_' || char.IsLetter(c) || CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.LetterNumber;

    // UAX 31 as C# has it, without formatting characters: those are dropped from an identifier's meaning.
    private static bool IsPart(char c) => IsStart(c) || CharUnicodeInfo.GetUnicodeCategory(c) is
        UnicodeCategory.DecimalDigitNumber or UnicodeCategory.ConnectorPunctuation or
        UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
