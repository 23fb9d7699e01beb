using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Training.OperatorGradients.Recurrence;

/// <summary>What one step hands to the next; null for zeros.</summary>
/// <param name="Hidden">What the layer gives: <c>[1, batch, hidden]</c>.</param>
/// <param name="Cell">What only an LSTM keeps, of the same shape.</param>
internal readonly record struct RecurrentState(Value? Hidden, Value? Cell);
