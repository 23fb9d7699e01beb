namespace BuildTimeML.Runtime.ExecutionProviders;

/// <summary>A provider that was asked for and does not run any node of the model.</summary>
/// <param name="Provider">Its <see cref="ExecutionProvider.Name"/>.</param>
/// <param name="Reason">Why, with the engine's own message where there is one, and what to do about it.</param>
public sealed record ProviderFallback(string Provider, string Reason);
