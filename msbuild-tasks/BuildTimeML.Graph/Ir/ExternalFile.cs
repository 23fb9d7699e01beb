namespace BuildTimeML.Graph.Ir;

/// <summary>A file beside a model that tensors of it lie in.</summary>
/// <param name="Location">As the model says it, relative to the model's folder.</param>
/// <param name="FirstTensor">The name of the first tensor that lies there.</param>
public sealed record ExternalFile(string Location, string FirstTensor);
