namespace BuildTimeML.Runtime.ExecutionProviders;

/// <summary>
/// What runs nodes of a model: a kind of hardware, or a library for it, with its options.
/// <see cref="ModelOptions.Providers"/> takes them in the order of preference.
/// </summary>
public abstract class ExecutionProvider
{
    private protected ExecutionProvider()
    {
    }

    /// <summary>Its name in the item's metadata <c>ExecutionProviders</c>, such as <c>Cuda</c>.</summary>
    public abstract string Name { get; }

    /// <summary>
    /// Options of the engine for this provider under the engine's own names, such as <c>tunable_op_enable</c>; they win over the
    /// properties. None by default.
    /// </summary>
    public IReadOnlyDictionary<string, string> Options { get; init; } = new Dictionary<string, string>();

    /// <summary>What the engine calls it, such as <c>CUDAExecutionProvider</c>.</summary>
    internal abstract string EngineName { get; }

    /// <summary>Where to get an engine that has it: whole sentences.</summary>
    internal abstract string Source { get; }

    /// <summary>What it takes to start where the engine has it: whole sentences.</summary>
    internal abstract string Needs { get; }

    /// <summary>
    /// Whether the engine counts every node that it takes. Of a provider that wants images with the channels last, and has kernels,
    /// the engine counts only the nodes that changing the layout brought in.
    /// </summary>
    internal virtual bool ReportsAllNodes => true;

    /// <summary>Why this engine cannot have it; null where it may try.</summary>
    internal virtual string? WhyMissing(Engine engine) => Array.IndexOf(engine.Api.GetAvailableProviders(), EngineName) < 0
        ? $"ONNX Runtime {engine.Version}, as it was loaded, does not have {EngineName}."
        : null;

    /// <summary>Makes it the next one that a session asks for each node.</summary>
    /// <exception cref="OnnxRuntimeException">It refuses, for an option or a library that is missing for instance.</exception>
    internal abstract void Append(Engine engine, nint sessionOptions);

    /// <summary>The properties that are set, overlaid with <see cref="Options"/>.</summary>
    internal ProviderSettings ReadSettings()
    {
        var settings = new ProviderSettings();
        Describe(settings);
        foreach ((string key, string value) in Options)
        {
            settings.Set(key, value);
        }

        return settings;
    }

    /// <summary>Writes down the properties that are set, under the engine's names.</summary>
    private protected virtual void Describe(ProviderSettings settings)
    {
    }
}
