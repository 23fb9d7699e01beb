namespace BuildTimeML.Runtime;

/// <summary>How a model is loaded; what a generated class's constructor takes.</summary>
public sealed class ModelOptions
{
    internal static ModelOptions Default { get; } = new();

    /// <summary>The folder that models lie in; null, the default, for <see cref="AppContext.BaseDirectory"/>.</summary>
    public string? ModelDirectory { get; init; }

    /// <summary>
    /// How many threads, of its own, work on one operator, the caller's included; 0, the default, for those that all models of the process share
    /// (<see cref="OnnxRuntimeEngine.Threads"/>).
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public int IntraOpThreads
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            field = value;
        }
    }

    /// <summary>How far the engine rewrites the graph; everything by default.</summary>
    public GraphOptimization Optimization { get; init; } = GraphOptimization.All;

    /// <summary>A file that the engine writes its optimised graph to, for inspection; none by default.</summary>
    public string? OptimizedModelPath { get; init; }

    /// <summary>Session config entries of the engine, such as <c>session.intra_op.allow_spinning</c>; they win over the defaults here.</summary>
    public IReadOnlyDictionary<string, string> ConfigEntries { get; init; } = new Dictionary<string, string>();
}
