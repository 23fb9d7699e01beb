namespace BuildTimeML.Compression.Infrastructure;

/// <summary>Versions of the format that matter to passes.</summary>
internal static class IrVersions
{
    /// <summary>From this one on an initializer need not be an input, and one that is can be replaced by the caller.</summary>
    public const long FreeInitializers = 4;
}
