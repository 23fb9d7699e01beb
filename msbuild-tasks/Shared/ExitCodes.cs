namespace BuildTimeML.Build;

/// <summary>How the worker and the tool's commands end.</summary>
internal static class ExitCodes
{
    public const int Done = 0;

    /// <summary>A model failed, or breaks a budget; an event or a message says why.</summary>
    public const int Failed = 1;

    public const int WrongArguments = 2;

    /// <summary>As a shell gives it for a command that was interrupted: 128 + SIGINT.</summary>
    public const int Cancelled = 130;
}
