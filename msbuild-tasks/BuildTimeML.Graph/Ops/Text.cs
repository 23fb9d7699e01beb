using BuildTimeML.Graph.Shapes;

namespace BuildTimeML.Graph.Ops;

/// <summary>Operators on strings.</summary>
internal static class Text
{
    public static IReadOnlyList<Operator> Operators { get; } =
    [
        new("StringNormalizer", "string -> string", Normalize, "case_change_action:string=NONE is_case_sensitive:int=0 locale:string stopwords:strings"),
        new("StringSplit", "string -> string, int64", Split, "delimiter:string maxsplit:int"),
        new("RegexFullMatch", "string -> bool", UnaryElementwise.SameShape, "pattern:string"),
        new("TfIdfVectorizer", "T -> float32", Count,
            "max_gram_length:int max_skip_count:int min_gram_length:int mode:string ngram_counts:ints ngram_indexes:ints pool_int64s:ints pool_strings:strings weights:floats"),
    ];

    // Words that are left out shorten the last dimension.
    private static void Normalize(InferenceContext context) =>
        context.SetShape(0, context.Has("stopwords") ? context.Shape(0)?.SkipLast(1).Append(context.Math.Unknown()) : context.Shape(0));

    private static void Split(InferenceContext context)
    {
        context.SetShape(0, context.Shape(0)?.Append(context.Math.Unknown()));
        context.SetShape(1, context.Shape(0));
    }

    private static void Count(InferenceContext context)
    {
        if (context.Shape(0) is { } shape && context.Ints("ngram_indexes") is { Count: > 0 } indexes && indexes.Max() is >= 0 and < long.MaxValue and var last)
        {
            context.SetShape(0, [.. shape.SkipLast(1), Dim.Fixed(last + 1)]);
        }
    }
}
