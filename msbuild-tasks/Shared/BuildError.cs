using System.Globalization;

namespace BuildTimeML.Build;

/// <summary>A message with a code, ready to be shown.</summary>
internal sealed record BuildError(string Code, string Message);

/// <summary>A kind of message: its code, what it is about, and its text with places for what happened.</summary>
internal sealed class BuildErrorDescriptor(string code, string title, string format)
{
    public string Code { get; } = code;

    public string Title { get; } = title;

    public BuildError With(params object[] values) => new(Code, string.Format(CultureInfo.InvariantCulture, format, values));
}

/// <summary>Ends the work on one model with a message for the user.</summary>
internal sealed class BuildErrorException(BuildError error) : Exception(error.Message)
{
    public BuildError Error { get; } = error;
}
