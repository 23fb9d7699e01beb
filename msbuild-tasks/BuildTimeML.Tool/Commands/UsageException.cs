namespace BuildTimeML.Tool.Commands;

/// <summary>The arguments are well formed, and do not fit the model.</summary>
internal sealed class UsageException(string message) : Exception(message);
