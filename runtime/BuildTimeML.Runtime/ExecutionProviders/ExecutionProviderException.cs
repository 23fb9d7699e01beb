namespace BuildTimeML.Runtime.ExecutionProviders;

/// <summary>The execution provider that <see cref="ModelOptions.RequireProvider"/> requires does not run the model.</summary>
public sealed class ExecutionProviderException : Exception
{
    internal ExecutionProviderException(string provider, string reason, Exception? inner = null)
        : base($"The model does not run on the execution provider {provider}, which is required. {reason}", inner) => Provider = provider;

    /// <summary>The provider's <see cref="ExecutionProvider.Name"/>.</summary>
    public string Provider { get; }
}
