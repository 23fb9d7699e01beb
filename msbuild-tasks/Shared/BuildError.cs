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

/// <summary>Ends the work on one model with messages for the user.</summary>
/// <param name="errors">At least one.</param>
internal sealed class BuildErrorException(IReadOnlyList<BuildError> errors) : Exception(string.Join(" ", errors.Select(e => e.Message)))
{
    public BuildErrorException(BuildError error)
        : this([error])
    {
    }

    public IReadOnlyList<BuildError> Errors { get; } = errors;

    /// <summary>The first.</summary>
    public BuildError Error => Errors[0];
}
