namespace BuildTimeML.Runtime;

/// <summary>The threads that sessions share.</summary>
/// <param name="Threads">Their number, the caller's included; 0 for as many as there are cores.</param>
/// <param name="AllowSpinning">Whether they look for work for a while before they sleep.</param>
internal readonly record struct EngineOptions(int Threads, bool AllowSpinning);
