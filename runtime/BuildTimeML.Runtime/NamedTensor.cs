namespace BuildTimeML.Runtime;

/// <summary>A tensor under the name that the model has for it.</summary>
/// <param name="Name">The input's or output's name in the graph.</param>
/// <param name="Tensor">The tensor that holds it.</param>
public readonly record struct NamedTensor(string Name, ModelTensor Tensor);
