using BuildTimeML.Runtime.ExecutionProviders;
using BuildTimeML.Runtime.Interop;

namespace BuildTimeML.Runtime;

/// <summary>
/// A loaded model. Any number of calls, on any number of threads, may use it at the same time; the ones that exist keep the
/// engine's session alive after this is disposed.
/// </summary>
public sealed class ModelSession : IDisposable
{
    private ModelSession(Engine engine, SessionHandle handle, ProviderSelection providers, ModelOptions options)
    {
        Handle = handle;
        ShrinksArena = options.ShrinkArena && options.Providers?.Any(provider => provider is Cpu { Arena: false }) != true;
        nint session = handle.DangerousGetHandle();
        Inputs = SessionValues.ReadInputs(engine.Api, session);
        Outputs = SessionValues.ReadOutputs(engine.Api, session);
        Dictionary<string, int> nodes = engine.Assignment?.CountNodes(session) ?? [];
        providers.Verify(nodes);
        ProviderFallbacks = providers.Fallbacks;
        NodesByProvider = nodes.ToDictionary(n => ExecutionProviderNames.Shorten(n.Key), n => n.Value, StringComparer.Ordinal);
        Provider = ExecutionProviderNames.Describe(NodesByProvider);
    }

    /// <summary>
    /// The execution providers that the model's nodes run on: <c>CPU</c>, or the busiest first, each with its number of nodes,
    /// where there are several: <c>CUDA 38, CPU 2</c>. The engine says so; one before 1.25 does not tell, and <c>CPU</c> stands
    /// for that too.
    /// </summary>
    public string Provider { get; }

    /// <summary>How many of the model's nodes, after the engine's rewriting, run on which execution provider; empty where the engine is before 1.25.</summary>
    public IReadOnlyDictionary<string, int> NodesByProvider { get; }

    /// <summary>The execution providers that were asked for and run no node, each with the reason; none when all do.</summary>
    public IReadOnlyList<ProviderFallback> ProviderFallbacks { get; }

    /// <summary>The inputs that a call must give, in the model's order.</summary>
    public IReadOnlyList<ModelValue> Inputs { get; }

    /// <summary>The outputs that a call may ask for, in the model's order.</summary>
    public IReadOnlyList<ModelValue> Outputs { get; }

    internal SessionHandle Handle { get; }

    /// <summary>Whether runs end by giving back memory that they did not need: only where there is an arena.</summary>
    internal bool ShrinksArena { get; }

    /// <summary>Loads a generated class's model; the engine sees no byte of it before its length and its SHA-256 are right.</summary>
    /// <exception cref="ModelFileException">The file is missing, or another one.</exception>
    /// <exception cref="EngineNotFoundException">ONNX Runtime's native library is not there.</exception>
    /// <exception cref="OnnxRuntimeException">The engine refuses the model or an option.</exception>
    /// <exception cref="ExecutionProviderException">The model does not run on the execution provider that the options require.</exception>
    public static ModelSession Load(ModelInfo info, ModelOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(info);
        options ??= ModelOptions.Default;
        if (info.AssetPath.Length == 0)
        {
            throw new ModelFileException($"There is no optimised model for {info.Name} yet: build the project.");
        }

        string path = PathOf(info.AssetPath, options);
        using ModelFile file = ModelFile.Open(info, path);
        using FileStream? weights = info.Weights is { } beside ? ModelFile.OpenWeights(info.Name, beside, PathOf(beside.AssetPath, options)) : null;
        return Load(file.Bytes, options, Path.GetDirectoryName(path), info.Providers);
    }

    /// <summary>Loads a model file. External data is looked for beside it.</summary>
    /// <inheritdoc cref="Load(ModelInfo, ModelOptions?)" path="/exception"/>
    public static ModelSession Load(string path, ModelOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        path = Path.GetFullPath(path);
        using ModelFile file = ModelFile.Open(path);
        return Load(file.Bytes, options ?? ModelOptions.Default, Path.GetDirectoryName(path), []);
    }

    /// <summary>Loads a model from memory, which is not needed any more afterwards.</summary>
    /// <exception cref="EngineNotFoundException">ONNX Runtime's native library is not there.</exception>
    /// <exception cref="OnnxRuntimeException">The engine refuses the model or an option.</exception>
    /// <exception cref="ExecutionProviderException">The model does not run on the execution provider that the options require.</exception>
    public static ModelSession Load(ReadOnlySpan<byte> model, ModelOptions? options = null) =>
        Load(model, options ?? ModelOptions.Default, externalDataFolder: null, []);

    /// <summary>Runs the model once. The tensors stay the caller's; runs that are repeated with the same ones are for <see cref="ModelCall"/>.</summary>
    /// <param name="inputs">A tensor for each input.</param>
    /// <param name="outputs">A tensor for each output that is wanted.</param>
    /// <param name="cancellation">Ends the run between two nodes of the model.</param>
    /// <exception cref="ArgumentException">A name is unknown, missing or given twice, or a tensor has the wrong element type.</exception>
    /// <exception cref="OnnxRuntimeException">The engine refuses the run, for a shape for instance.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled; what the outputs hold is not a result.</exception>
    /// <exception cref="ObjectDisposedException">The session, or one of the tensors, is disposed.</exception>
    public void Run(ReadOnlySpan<NamedTensor> inputs, ReadOnlySpan<NamedTensor> outputs, CancellationToken cancellation = default)
    {
        using var call = new ModelCall(this, inputs, outputs, ownsTensors: false);
        call.Run(cancellation);
    }

    /// <summary>Releases the engine's session, or leaves that to the last call that still uses it.</summary>
    public void Dispose() => Handle.Dispose();

    private static string PathOf(string asset, ModelOptions options) => Path.GetFullPath(
        Path.Combine(options.ModelDirectory ?? AppContext.BaseDirectory, asset.Replace('/', Path.DirectorySeparatorChar)));

    private static ModelSession Load(ReadOnlySpan<byte> model, ModelOptions options, string? externalDataFolder, IReadOnlyList<string> declaredProviders)
    {
        Engine engine = OnnxRuntimeEngine.Current;
        var providers = new ProviderSelection(options, declaredProviders);
        SessionHandle handle = providers.Start(engine, model, options, externalDataFolder);
        try
        {
            return new ModelSession(engine, handle, providers, options);
        }
        catch
        {
            handle.Dispose();
            throw;
        }
    }
}
