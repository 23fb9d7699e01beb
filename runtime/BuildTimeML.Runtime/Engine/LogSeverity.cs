namespace BuildTimeML.Runtime;

/// <summary>The engine's severities: OrtLoggingLevel.</summary>
internal enum LogSeverity
{
    Verbose = 0,
    Info = 1,
    Warning = 2,
    Error = 3,
    Fatal = 4,
}
