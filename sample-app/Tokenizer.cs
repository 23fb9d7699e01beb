using System.Collections.Frozen;
using System.Reflection;
using System.Text.RegularExpressions;

namespace HeadlineClassifier;

/// <summary>Turns text into the tokens that the model was trained on.</summary>
internal sealed partial class Tokenizer
{
    private const long Unknown = 1;

    private readonly FrozenDictionary<string, long> _tokens;

    private Tokenizer(IEnumerable<string> vocabulary) =>
        _tokens = vocabulary.Select((word, token) => (word, token)).ToFrozenDictionary(w => w.word, w => (long)w.token);

    public static Tokenizer Load()
    {
        using Stream resource = Assembly.GetExecutingAssembly().GetManifestResourceStream("agnews.vocab.txt")!;
        using var reader = new StreamReader(resource);
        return new Tokenizer(reader.ReadToEnd().Split('\n', StringSplitOptions.TrimEntries));
    }

    /// <summary>Fills all of <paramref name="tokens"/>: words that do not fit are dropped, the rest is padding, which is 0.</summary>
    public void Encode(string text, Span<long> tokens)
    {
        tokens.Clear();
        int n = 0;
        foreach (ValueMatch word in Word().EnumerateMatches(text = text.ToLowerInvariant()))
        {
            if (n == tokens.Length)
            {
                break;
            }

            tokens[n++] = _tokens.GetValueOrDefault(text.Substring(word.Index, word.Length), Unknown);
        }
    }

    [GeneratedRegex("[a-z0-9]+")]
    private static partial Regex Word();
}
