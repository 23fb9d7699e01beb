namespace BuildTimeML.Manifest;

/// <summary>Whether the optimised model is a resource of the assembly.</summary>
internal enum ModelEmbedding
{
    /// <summary>It is a file beside the application.</summary>
    None,

    /// <summary>Byte by byte.</summary>
    Plain,

    /// <summary>Compressed.</summary>
    Brotli,
}
