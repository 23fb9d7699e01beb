using BuildTimeML.Build;
using BuildTimeML.Compression.Building;

namespace BuildTimeML.Compression.Caching;

/// <summary>Passes on what is said, and keeps what has to be said again.</summary>
internal sealed class RecordingProgress(IBuildProgress progress, string modelName) : IBuildProgress
{
    private readonly List<CachedMessage> _messages = [];

    public IReadOnlyList<CachedMessage> Messages => _messages;

    public void Phase(string text) => progress.Phase(text);

    public void Info(string text)
    {
        _messages.Add(CachedMessage.Of("", text, modelName));
        progress.Info(text);
    }

    public void Warning(BuildError warning)
    {
        _messages.Add(CachedMessage.Of(warning.Code, warning.Message, modelName));
        progress.Warning(warning);
    }
}
