using System.Runtime.InteropServices;
using Microsoft.Extensions.Logging;

namespace BuildTimeML.Runtime;

/// <summary>Where the engine's messages go: to the logger, and without one to standard error.</summary>
internal static unsafe partial class EngineLog
{
    public const string Category = "BuildTimeML.OnnxRuntime";

    private static volatile ILogger? _logger;
    private static volatile bool _isClosed;

    /// <summary>What reaches standard error while there is no logger.</summary>
    public static LogSeverity SeverityWithoutLogger { get; set; } = LogSeverity.Warning;

    /// <summary>From what severity on the engine is to report.</summary>
    public static LogSeverity Severity => _logger is { } logger ? LogLevels.LowestOf(logger) : SeverityWithoutLogger;

    /// <summary>The function for the engine, which calls it on threads of its own too.</summary>
    public static delegate* unmanaged<nint, int, byte*, byte*, byte*, byte*, void> Function => &Receive;

    public static void Use(ILogger? logger) => _logger = logger;

    /// <summary>The process ends: its loggers may be gone, so what still comes is dropped.</summary>
    public static void Close() => _isClosed = true;

    public static void Write(LogSeverity severity, string source, string location, string message)
    {
        if (_isClosed)
        {
            return;
        }

        if (_logger is { } logger)
        {
            LogLevel level = LogLevels.Of(severity);
            if (logger.IsEnabled(level))
            {
                Write(logger, level, message, source, location);
            }
        }
        else if (severity >= SeverityWithoutLogger)
        {
            Console.Error.WriteLine($"{DateTime.UtcNow:yyyy-MM-dd HH:mm:ss.ffffff} [{severity.ToString()[0]}:onnxruntime:{source}, {location}] {message}");
        }
    }

    // OrtLoggingFunction. A managed exception must not reach the native frames above.
    [UnmanagedCallersOnly]
    private static void Receive(nint parameter, int severity, byte* category, byte* logId, byte* location, byte* message)
    {
        try
        {
            Write((LogSeverity)severity, TextOf(logId), TextOf(location), TextOf(message));
        }
#pragma warning disable CA1031 // Whatever a logger throws.
        catch (Exception)
#pragma warning restore CA1031
        {
        }
    }

    private static string TextOf(byte* text) => Marshal.PtrToStringUTF8((nint)text) ?? "";

    [LoggerMessage(EventId = 1, EventName = "OnnxRuntime", Message = "{Message} [{Source}, {Location}]")]
    private static partial void Write(ILogger logger, LogLevel level, string message, string source, string location);
}
