using Google.Protobuf;

namespace BuildTimeML.Graph.Serialization;

/// <summary>Reads one message, but for the fields that are to be read in another way: large ones, and those that hold large ones.</summary>
internal static class MessageReader
{
    /// <param name="region">The message.</param>
    /// <param name="message">Receives all fields but those taken out.</param>
    /// <param name="takenOut">The numbers of the fields to take out, where they are length-delimited.</param>
    /// <returns>The fields taken out, in the order of the file.</returns>
    /// <exception cref="ModelFormatException">The bytes are no such message.</exception>
    public static List<TakenField> Read(Region region, IMessage message, params ReadOnlySpan<int> takenOut)
    {
        var taken = new List<TakenField>();
        ReadOnlySpan<byte> bytes = region.Bytes.Span;
        var scanner = new WireScanner(bytes);
        int unread = 0;
        while (scanner.Next())
        {
            if (scanner.Type == WireType.Length && takenOut.Contains(scanner.Number))
            {
                Merge(region, message, unread, scanner.Start);
                unread = scanner.End;
                taken.Add(new TakenField(scanner.Number, scanner.ContentStart, scanner.End - scanner.ContentStart));
            }
        }

        if (scanner.Error != WireError.None)
        {
            throw region.Error(scanner.Start, scanner.Error == WireError.RunsOut
                ? $"field {scanner.Number} is longer than what holds it"
                : "the bytes are no field");
        }

        Merge(region, message, unread, bytes.Length);
        return taken;
    }

    /// <summary>What is left of a message once the fields in use were cleared, unknown ones included; empty where nothing is.</summary>
    public static ReadOnlyMemory<byte> Remainder(IMessage message) => message.CalculateSize() == 0 ? default : message.ToByteArray();

    private static void Merge(Region region, IMessage message, int start, int end)
    {
        if (start == end)
        {
            return;
        }

        try
        {
            message.MergeFrom(region.Bytes.Span[start..end]);
        }
        catch (InvalidProtocolBufferException e)
        {
            throw region.Error(start, e.Message.TrimEnd('.'));
        }
    }
}

/// <param name="Number">The field.</param>
/// <param name="Start">Of its content, from the start of the message.</param>
/// <param name="Length">Of its content.</param>
internal readonly record struct TakenField(int Number, int Start, int Length);
