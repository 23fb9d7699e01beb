using BuildTimeML.Build;
using BuildTimeML.Compression.Building;

namespace BuildTimeML.Tool.Terminal;

/// <summary>Passes on what is being done, and nothing else.</summary>
/// <param name="progress">Hears it; nobody where null.</param>
internal sealed class QuietProgress(IBuildProgress? progress = null) : IBuildProgress
{
    public void Phase(string text) => progress?.Phase(text);

    public void Info(string text)
    {
    }

    public void Warning(BuildError warning)
    {
    }
}
