using BuildTimeML.Build;

namespace BuildTimeML.Compression.Building;

/// <summary>Hears what happens to one model.</summary>
internal interface IBuildProgress
{
    /// <summary>A phase begins.</summary>
    void Phase(string text);

    void Info(string text);

    void Warning(BuildError warning);
}
