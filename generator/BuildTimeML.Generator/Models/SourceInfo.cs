namespace BuildTimeML.Generator;

/// <summary>A file to emit.</summary>
/// <param name="HintName">Its name.</param>
/// <param name="Path">The manifest, for messages.</param>
/// <param name="Part">What to write of the class.</param>
/// <param name="Class">What it depends on.</param>
internal sealed record SourceInfo(string HintName, string Path, SourcePart Part, ClassInfo Class);

internal enum SourcePart
{
    /// <summary>The class that runs the model.</summary>
    Class,

    /// <summary>What stands in for it in unit tests.</summary>
    Fake,

    /// <summary>Its registration with a container.</summary>
    Services,
}
