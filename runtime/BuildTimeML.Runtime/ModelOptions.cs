using BuildTimeML.Runtime.ExecutionProviders;

namespace BuildTimeML.Runtime;

/// <summary>How a model is loaded; what a generated class's constructor takes.</summary>
public sealed class ModelOptions
{
    private int _intraOpThreads;

    internal static ModelOptions Default { get; } = new();

    /// <summary>The folder that models lie in; null, the default, for <see cref="AppContext.BaseDirectory"/>.</summary>
    public string? ModelDirectory { get; init; }

    /// <summary>
    /// What runs the model, in the order of preference: each node goes to the first one that takes it, and to the processor at the
    /// end. One that is missing or does not start is left out, and <see cref="ModelSession.ProviderFallbacks"/> says why. Null,
    /// the default, for those that the model's item names in <c>ExecutionProviders</c>, and where it names none, the processor.
    /// </summary>
    public IReadOnlyList<ExecutionProvider>? Providers { get; init; }

    /// <summary>
    /// Whether loading fails, with an <see cref="ExecutionProviderException"/>, unless the first of the providers starts and runs
    /// at least one node of the model. Engines before 1.25 do not tell of nodes; there it has to start. Off by default.
    /// </summary>
    public bool RequireProvider { get; init; }

    /// <summary>
    /// How the engine chooses among the devices of this machine by itself, from 1.22 on; null, the default, for
    /// <see cref="Providers"/>. Where it is set, the providers that the model's item names do not count.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such policy.</exception>
    public ProviderSelectionPolicy? SelectionPolicy
    {
        get;
        init
        {
            // The engine does not look: one that it does not know ends the process.
            field = value is null || Enum.IsDefined(value.Value) ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "There is no such policy.");
        }
    }

    /// <summary>
    /// How many threads, of its own, work on one operator, the caller's included; 0, the default, for those that all models of the process share
    /// (<see cref="OnnxRuntimeEngine.Threads"/>), and in a pool for 1: its callers are the parallelism.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public int IntraOpThreads
    {
        get => _intraOpThreads;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            _intraOpThreads = value;
        }
    }

    /// <summary>
    /// Whether threads of its own that wait for work within a call spin before they sleep: calls that follow each other closely end sooner, and a
    /// processor is busy meanwhile. Null, the default, for the engine's choice, which is to spin. With one thread there is nothing to wait for.
    /// </summary>
    public bool? AllowSpinning { get; init; }

    /// <summary>Whether the engine plans the memory of calls whose shapes it has seen before as one block; true by default.</summary>
    public bool MemoryPattern { get; init; } = true;

    /// <summary>
    /// Whether the engine gives memory that it keeps and does not use back after each call; false by default. For processes that call
    /// seldom, or with shapes of very different sizes: the next call has to ask for it again. <see cref="Cpu.Arena"/> keeps none in the first place.
    /// </summary>
    public bool ShrinkArena { get; init; }

    /// <summary>How far the engine rewrites the graph; null, the default, for everything, or for nothing where the build has done it.</summary>
    public GraphOptimization? Optimization { get; init; }

    /// <summary>A file that the engine writes its optimised graph to, for inspection; none by default.</summary>
    public string? OptimizedModelPath { get; init; }

    /// <summary>What the name of a file begins with that the engine writes the times of each node to, once the session is disposed; none by default.</summary>
    internal string? ProfilePathPrefix { get; init; }

    /// <summary>
    /// A folder that keeps what the engine makes of a generated class's model on this machine, so that later starts are faster; null,
    /// the default, for none. Only the application may be able to write to it. It may be deleted at any time.
    /// </summary>
    public string? PrepackedCacheDirectory { get; init; }

    /// <summary>Session config entries of the engine, such as <c>session.intra_op.allow_spinning</c>; they win over the defaults here.</summary>
    public IReadOnlyDictionary<string, string> ConfigEntries { get; init; } = new Dictionary<string, string>();

    /// <summary>The same for a session with callers of its own, unless they say how many threads there are.</summary>
    internal ModelOptions ForPool()
    {
        var options = (ModelOptions)MemberwiseClone();
        options._intraOpThreads = Math.Max(_intraOpThreads, 1);
        return options;
    }
}
