namespace BuildTimeML.Tool.Worker;

/// <summary>Nobody reads the events any more: whoever started the worker is gone.</summary>
internal sealed class WorkerOutputException(IOException inner) : Exception("The events cannot be written.", inner);
