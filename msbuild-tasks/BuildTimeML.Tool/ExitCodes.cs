namespace BuildTimeML.Tool;

internal static class ExitCodes
{
    public const int Done = 0;

    /// <summary>A model failed; an event says why.</summary>
    public const int Failed = 1;

    public const int WrongArguments = 2;

    /// <summary>As a shell gives it for a command that was interrupted.</summary>
    public const int Cancelled = 130;
}
