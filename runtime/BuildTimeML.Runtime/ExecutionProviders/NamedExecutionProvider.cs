namespace BuildTimeML.Runtime.ExecutionProviders;

/// <summary>A provider that the engine knows by a name and options of text.</summary>
public abstract class NamedExecutionProvider : ExecutionProvider
{
    private protected NamedExecutionProvider()
    {
    }

    /// <summary>The name that <c>SessionOptionsAppendExecutionProvider</c> takes.</summary>
    private protected abstract string AppendName { get; }

    internal override void Append(Engine engine, nint sessionOptions) =>
        engine.Api.AppendProvider(sessionOptions, AppendName, ReadSettings().Entries);
}
