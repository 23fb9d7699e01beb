namespace BuildTimeML.Benchmarks;

/// <summary>Something that the benchmark needs is not on this machine; the message says what.</summary>
internal sealed class BenchmarkException(string message) : Exception(message);
