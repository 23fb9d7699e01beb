using BuildTimeML.Build;
using BuildTimeML.Compression.Building;

namespace BuildTimeML.Tool.Worker;

/// <summary>Remembers what was being done, for what goes wrong.</summary>
internal sealed class LastPhase(IBuildProgress progress) : IBuildProgress
{
    public string Text { get; private set; } = "starting";

    public void Phase(string text)
    {
        Text = text;
        progress.Phase(text);
    }

    public void Info(string text) => progress.Info(text);

    public void Warning(BuildError warning) => progress.Warning(warning);
}
