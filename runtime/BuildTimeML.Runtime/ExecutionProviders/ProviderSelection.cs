using BuildTimeML.Runtime.Interop;

namespace BuildTimeML.Runtime.ExecutionProviders;

/// <summary>
/// Starts a session on the providers that are asked for, in their order; one that is missing or does not start is left out, and
/// it is kept why.
/// </summary>
internal sealed class ProviderSelection
{
    private readonly List<ExecutionProvider> _chosen = [];
    private readonly List<ProviderFallback> _fallbacks = [];
    private readonly ExecutionProvider? _required;
    private readonly ProviderSelectionPolicy? _policy;
    private bool _isProbed;

    /// <param name="options">How the model is loaded.</param>
    /// <param name="declared">The names of the model's own providers, which count where the options name none.</param>
    /// <exception cref="ArgumentException">One is required, and none is named; or the engine is to choose, and some are named.</exception>
    public ProviderSelection(ModelOptions options, IReadOnlyList<string> declared)
    {
        if (options is { SelectionPolicy: not null, Providers: not null })
        {
            throw new ArgumentException(
                $"{nameof(ModelOptions.Providers)} and {nameof(ModelOptions.SelectionPolicy)} exclude each other: with the policy the engine chooses by itself.", nameof(options));
        }

        _policy = options.SelectionPolicy;
        IReadOnlyList<ExecutionProvider> asked =
            options.Providers ?? (options.SelectionPolicy is null ? [.. declared.Select(ExecutionProviderTable.Create)] : []);
        foreach (ExecutionProvider provider in asked)
        {
            ArgumentNullException.ThrowIfNull(provider, nameof(ModelOptions.Providers));
            if (_chosen is [.., Cpu])
            {
                _fallbacks.Add(new ProviderFallback(provider.Name, $"It is named after {nameof(Cpu)}, which takes every node."));
            }
            else
            {
                _chosen.Add(provider);
            }
        }

        if (options.RequireProvider)
        {
            _required = asked.Count > 0 ? asked[0] : throw new ArgumentException(
                $"{nameof(ModelOptions.RequireProvider)} requires the first of {nameof(ModelOptions.Providers)}, and none is named.", nameof(options));
        }
    }

    /// <summary>What brings another model to the same devices.</summary>
    public ModelOptions SameDevices => new() { Providers = _policy is null ? [.. _chosen] : null, SelectionPolicy = _policy, IntraOpThreads = 1 };

    /// <summary>Those that were asked for and run nothing.</summary>
    public IReadOnlyList<ProviderFallback> Fallbacks => _fallbacks;

    /// <summary>How many nodes run on which, by the engine's names; empty where the engine does not tell.</summary>
    public IReadOnlyDictionary<string, int> Nodes { get; private set; } = new Dictionary<string, int>();

    /// <summary>The variant to load: that of the first provider that has one; null for the model itself.</summary>
    public ModelVariant? Choose(IReadOnlyList<ModelVariant> variants) =>
        _chosen.Select(p => variants.FirstOrDefault(v => v.Provider == p.Name)).FirstOrDefault(v => v is not null);

    /// <summary>Leaves out those that the engine does not have, or that refuse their options; the second time nothing is left to do.</summary>
    /// <exception cref="ExecutionProviderException">The required one is among them.</exception>
    public void Probe(Engine engine)
    {
        if (_isProbed)
        {
            return;
        }

        _isProbed = true;
        foreach (ExecutionProvider provider in _chosen.ToArray())
        {
            TryAppend(engine, provider);
        }
    }

    /// <summary>Loads a model on those that start.</summary>
    /// <exception cref="ExecutionProviderException">The required one does not.</exception>
    /// <exception cref="OnnxRuntimeException">The engine refuses the model or an option.</exception>
    public SessionHandle Start(Engine engine, ReadOnlySpan<byte> model, ModelOptions options, SessionLoad load)
    {
        Probe(engine);
        SessionHandle session;
        try
        {
            session = Create(engine, model, options, load);
        }
        catch (OnnxRuntimeException e) when (_chosen.Exists(p => p is not Cpu) && !IsOfTheModel(e.Code))
        {
            session = StartOneByOne(engine, model, options, load, e);
        }

        try
        {
            Nodes = CountNodes(engine, session);
            foreach (ExecutionProvider idle in Idle().ToArray())
            {
                if (idle.ReportsAllNodes || !TakesNodes(engine, model, options, load))
                {
                    LeaveOut(idle, $"It started, but takes no node of this model: all run on {string.Join(" and ", Nodes.Keys.Select(ExecutionProviderNames.Shorten))}.");
                }
            }

            return session;
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    /// <summary>The providers of the session, in the engine's words, that run nodes which the engine does not count.</summary>
    public IReadOnlySet<string> Uncounted => _chosen.Where(p => !p.ReportsAllNodes).Select(p => p.EngineName).ToHashSet(StringComparer.Ordinal);

    // No provider could do anything about these.
    private static bool IsOfTheModel(OnnxRuntimeErrorCode code) => code is OnnxRuntimeErrorCode.InvalidProtobuf
        or OnnxRuntimeErrorCode.InvalidGraph or OnnxRuntimeErrorCode.NoModel or OnnxRuntimeErrorCode.NoSuchFile
        or OnnxRuntimeErrorCode.ModelLoadCanceled;

    private static Dictionary<string, int> CountNodes(Engine engine, SessionHandle session) =>
        engine.Assignment?.CountNodes(session.DangerousGetHandle()) ?? [];

    private IEnumerable<ExecutionProvider> Idle() => _chosen.Where(p => p is not Cpu && Nodes.Count > 0 && !Nodes.ContainsKey(p.EngineName));

    // Whether nodes are missing from those that were counted: all of them are counted where all run on the processor.
    private bool TakesNodes(Engine engine, ReadOnlySpan<byte> model, ModelOptions options, SessionLoad load)
    {
        using SessionOptionsHandle native = SessionConfiguration.Create(engine, options, load);
        using SessionHandle alone = SessionHandle.Create(engine, model, native.Pointer);
        return CountNodes(engine, alone).Values.Sum() > Nodes.Values.Sum();
    }

    private void TryAppend(Engine engine, ExecutionProvider provider)
    {
        if (provider.WhyMissing(engine) is { } missing)
        {
            LeaveOut(provider, $"{missing} {provider.Source}");
            return;
        }

        using var probe = new SessionOptionsHandle(engine.Api);
        try
        {
            provider.Append(engine, probe.Pointer);
        }
        catch (OnnxRuntimeException e)
        {
            LeaveOut(provider, e);
        }
    }

    // Which of them refused does not show.
    private SessionHandle StartOneByOne(
        Engine engine, ReadOnlySpan<byte> model, ModelOptions options, SessionLoad load, OnnxRuntimeException refusal)
    {
        ExecutionProvider[] suspects = [.. _chosen.Where(p => p is not Cpu)];
        _chosen.RemoveAll(p => p is not Cpu);
        SessionHandle? session = null;
        for (int i = 0, kept = 0; i < suspects.Length; i++)
        {
            _chosen.Insert(kept, suspects[i]);
            try
            {
                SessionHandle next = suspects.Length > 1 ? Create(engine, model, options, load) : throw refusal;
                session?.Dispose();
                session = next;
                kept++;
            }
            catch (OnnxRuntimeException e)
            {
                using SessionHandle? unused = suspects[i] == _required ? session : null;
                LeaveOut(suspects[i], e);
            }
        }

        return session ?? Create(engine, model, options, load);
    }

    private SessionHandle Create(Engine engine, ReadOnlySpan<byte> model, ModelOptions options, SessionLoad load)
    {
        using SessionOptionsHandle native = SessionConfiguration.Create(engine, options, load);
        using CancellationTokenRegistration registration = native.CancelLoadingWith(engine.Cancellation, load.Cancellation);
        _chosen.ForEach(p => p.Append(engine, native.Pointer));
        return SessionHandle.Create(engine, model, native.Pointer);
    }

    private void LeaveOut(ExecutionProvider provider, OnnxRuntimeException refusal) =>
        LeaveOut(provider, $"ONNX Runtime said: {refusal.Message.Trim()} {provider.Needs}", refusal);

    private void LeaveOut(ExecutionProvider provider, string reason, OnnxRuntimeException? refusal = null)
    {
        _chosen.Remove(provider);
        _fallbacks.Add(new ProviderFallback(provider.Name, reason));
        if (provider == _required)
        {
            throw new ExecutionProviderException(provider.Name, reason, refusal);
        }
    }
}
