namespace BuildTimeML.Compression.Calibration;

/// <summary>How the vectors of a layer lie in its input.</summary>
internal enum GramKind
{
    /// <summary>Along the last axis.</summary>
    Rows,

    /// <summary>Along the first of two axes.</summary>
    Columns,

    /// <summary>As a Conv gathers them.</summary>
    Patches,
}
