namespace BuildTimeML.Runtime;

/// <summary>How a model lies in an assembly.</summary>
public enum ModelCompression
{
    /// <summary>As it is: the engine reads it where the assembly is mapped.</summary>
    None,

    /// <summary>Compressed with Brotli.</summary>
    Brotli,
}
