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

    /// <param name="options">How the model is loaded.</param>
    /// <param name="declared">The names of the model's own providers, which count where the options name none.</param>
    /// <exception cref="ArgumentException">One is required, and none is named.</exception>
    public ProviderSelection(ModelOptions options, IReadOnlyList<string> declared)
    {
        IReadOnlyList<ExecutionProvider> asked = options.Providers ?? [.. declared.Select(ExecutionProviderTable.Create)];
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

    /// <summary>Those that were asked for and run nothing.</summary>
    public IReadOnlyList<ProviderFallback> Fallbacks => _fallbacks;

    /// <summary>Loads a model on those that start.</summary>
    /// <exception cref="ExecutionProviderException">The required one does not.</exception>
    /// <exception cref="OnnxRuntimeException">The engine refuses the model or an option.</exception>
    public SessionHandle Start(Engine engine, ReadOnlySpan<byte> model, ModelOptions options, string? externalDataFolder)
    {
        foreach (ExecutionProvider provider in _chosen.ToArray())
        {
            TryAppend(engine, provider);
        }

        try
        {
            return Create(engine, model, options, externalDataFolder);
        }
        catch (OnnxRuntimeException e) when (_chosen.Exists(p => p is not Cpu) && !IsOfTheModel(e.Code))
        {
            return StartOneByOne(engine, model, options, externalDataFolder, e);
        }
    }

    /// <summary>Looks at what the session's nodes run on.</summary>
    /// <param name="nodes">How many run on which, by the engine's names; empty where the engine does not tell.</param>
    /// <exception cref="ExecutionProviderException">None runs on the required one.</exception>
    public void Verify(IReadOnlyDictionary<string, int> nodes)
    {
        foreach (ExecutionProvider idle in _chosen.Where(p => p is not Cpu && nodes.Count > 0 && !nodes.ContainsKey(p.EngineName)).ToArray())
        {
            string others = string.Join(" and ", nodes.Keys.Select(ExecutionProviderNames.Shorten));
            LeaveOut(idle, $"It started, but takes no node of this model: all run on {others}.");
        }
    }

    // No provider could do anything about these.
    private static bool IsOfTheModel(OnnxRuntimeErrorCode code) => code is OnnxRuntimeErrorCode.InvalidProtobuf
        or OnnxRuntimeErrorCode.InvalidGraph or OnnxRuntimeErrorCode.NoModel or OnnxRuntimeErrorCode.NoSuchFile;

    private void TryAppend(Engine engine, ExecutionProvider provider)
    {
        if (provider.WhyMissing(engine) is { } missing)
        {
            LeaveOut(provider, $"{missing} {provider.WayOut}");
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
        Engine engine, ReadOnlySpan<byte> model, ModelOptions options, string? externalDataFolder, OnnxRuntimeException refusal)
    {
        ExecutionProvider[] suspects = [.. _chosen.Where(p => p is not Cpu)];
        _chosen.RemoveAll(p => p is not Cpu);
        SessionHandle? session = null;
        for (int i = 0, kept = 0; i < suspects.Length; i++)
        {
            _chosen.Insert(kept, suspects[i]);
            try
            {
                SessionHandle next = suspects.Length > 1 ? Create(engine, model, options, externalDataFolder) : throw refusal;
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

        return session ?? Create(engine, model, options, externalDataFolder);
    }

    private SessionHandle Create(Engine engine, ReadOnlySpan<byte> model, ModelOptions options, string? externalDataFolder)
    {
        using SessionOptionsHandle native = SessionConfiguration.Create(engine, options, externalDataFolder);
        _chosen.ForEach(p => p.Append(engine, native.Pointer));
        return SessionHandle.Create(engine, model, native.Pointer);
    }

    private void LeaveOut(ExecutionProvider provider, OnnxRuntimeException refusal) =>
        LeaveOut(provider, $"ONNX Runtime said: {refusal.Message.Trim()} {provider.WayOut}", refusal);

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
