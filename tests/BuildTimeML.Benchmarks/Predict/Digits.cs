using BuildTimeML.Runtime;

namespace BuildTimeML.Benchmarks.Predict;

/// <summary>The generated class, with a door to its session: the call from C runs on the same one.</summary>
public sealed partial class Digits
{
    internal ModelSession Session => _session;
}
