using Microsoft.Extensions.Logging;

namespace BuildTimeML.Runtime;

/// <summary>
/// The engine's severities as log levels. What the engine calls information is some dozens of lines for each model that is loaded,
/// which is what <see cref="LogLevel.Debug"/> is for.
/// </summary>
internal static class LogLevels
{
    private static readonly LogLevel[] Levels = [LogLevel.Trace, LogLevel.Debug, LogLevel.Warning, LogLevel.Error, LogLevel.Critical];

    public static LogLevel Of(LogSeverity severity) => Levels[Math.Clamp((int)severity, 0, Levels.Length - 1)];

    /// <summary>The lowest severity that a logger writes; <see cref="LogSeverity.Fatal"/> where it writes none.</summary>
    public static LogSeverity LowestOf(ILogger logger)
    {
        int lowest = Array.FindIndex(Levels, logger.IsEnabled);
        return lowest < 0 ? LogSeverity.Fatal : (LogSeverity)lowest;
    }
}
