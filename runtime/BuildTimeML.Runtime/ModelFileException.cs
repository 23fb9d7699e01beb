namespace BuildTimeML.Runtime;

/// <summary>A model's file is missing, or is not the one that the class was generated for.</summary>
public sealed class ModelFileException : Exception
{
    internal ModelFileException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
