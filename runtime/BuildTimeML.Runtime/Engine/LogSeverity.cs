namespace BuildTimeML.Runtime;

/// <summary>From what severity on the engine writes to standard error: OrtLoggingLevel.</summary>
internal enum LogSeverity
{
    Warning = 2,
    Error = 3,
}
