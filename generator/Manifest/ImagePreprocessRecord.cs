using static BuildTimeML.Manifest.Record;

namespace BuildTimeML.Manifest;

/// <summary>The line <c>preprocess</c> of a manifest.</summary>
internal static class ImagePreprocessRecord
{
    private const int MostChannels = 3;

    public static IEnumerable<Token> Write(ImagePreprocess preprocess)
    {
        yield return Word("preprocess");
        yield return Text(preprocess.Input);
        yield return Number(preprocess.Width);
        yield return Number(preprocess.Height);
        yield return Lower(preprocess.Layout);
        yield return Lower(preprocess.Order);
        yield return Lower(preprocess.Resize);
        yield return Number(preprocess.ShorterSide);
        yield return Word(PreprocessNumbers.Write(preprocess.Pad));
        yield return Word(PreprocessNumbers.Write(preprocess.Scale));
        foreach (EquatableArray<decimal> numbers in new[] { preprocess.Mean, preprocess.Deviation })
        {
            yield return Number(numbers.Count);
            foreach (decimal number in numbers)
            {
                yield return Word(PreprocessNumbers.Write(number));
            }
        }
    }

    /// <exception cref="RecordException">The line cannot be read.</exception>
    public static ImagePreprocess Read(Record record) => new(
        record.String(), Side(record), Side(record),
        record.Choice<ImageLayout>(), record.Choice<ChannelOrder>(), record.Choice<ImageResize>(),
        (int)record.Integer(),
        Decimal(record), Decimal(record),
        Decimals(record), Decimals(record));

    private static int Side(Record record) => record.Integer() is >= 1 and <= ImageInput.LongestSide and var side ? (int)side : throw record.Error("a side is too long or too short");

    private static decimal Decimal(Record record) => PreprocessNumbers.TryParse(record.String(), out decimal number) ? number : throw record.Error("a number cannot be read");

    private static EquatableArray<decimal> Decimals(Record record) => record.Integer() is >= 1 and <= MostChannels and var count
        ? Enumerable.Range(0, (int)count).Select(_ => Decimal(record)).ToList().ToEquatableArray()
        : throw record.Error("there are too many numbers");

    private static Token Lower<TEnum>(TEnum value)
        where TEnum : struct, Enum => Word(value.ToString().ToLowerInvariant());
}
