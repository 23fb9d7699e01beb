using System.Globalization;
using BuildTimeML.Manifest;

namespace BuildTimeML.Build;

/// <summary>A line that the worker prints: <c>@error 0 BTML1001 "text"</c>. Other lines are not events.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="ItemId">The item of the request.</param>
/// <param name="Code">The code of an error or warning; otherwise empty.</param>
/// <param name="Text">What to show; may be empty.</param>
internal sealed record WorkerEvent(WorkerEventKind Kind, int ItemId, string Code, string Text)
{
    public static WorkerEvent? TryParse(string line)
    {
        if (line.Length == 0 || line[0] != '@')
        {
            return null;
        }

        try
        {
            List<Token> tokens = Token.Split(line.Substring(1));
            return tokens.Count == 4
                && Enum.TryParse(tokens[0].Text, ignoreCase: true, out WorkerEventKind kind)
                && int.TryParse(tokens[1].Text, NumberStyles.None, CultureInfo.InvariantCulture, out int item)
                ? new WorkerEvent(kind, item, tokens[2].Text, tokens[3].Text)
                : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    public override string ToString() => "@" + Token.Join(
    [
        Record.Word(Kind.ToString().ToLowerInvariant()), Record.Number(ItemId), Record.Word(Code), Record.Text(Text),
    ]);
}

internal enum WorkerEventKind
{
    /// <summary>Work on the item begins; a crash from here on is this item's.</summary>
    Start,

    /// <summary>A phase begins.</summary>
    Progress,
    Info,
    Warning,

    /// <summary>The item failed.</summary>
    Error,

    /// <summary>The optimised model and its manifest are in place.</summary>
    Done,
}
