using BuildTimeML.Runtime.ExecutionProviders;
using BuildTimeML.Runtime.Interop;
using BuildTimeML.Runtime.Observability;

namespace BuildTimeML.Runtime;

/// <summary>
/// A loaded model. Any number of calls, on any number of threads, may use it at the same time; the ones that exist keep the
/// engine's session alive after this is disposed.
/// </summary>
public sealed class ModelSession : IDisposable
{
    internal ModelSession(string name, Engine engine, SessionHandle handle, ProviderSelection providers, ModelOptions options)
    {
        Handle = handle;
        ShrinksArena = options.ShrinkArena && options.Providers?.Any(provider => provider is Cpu { Arena: false }) != true;
        nint session = handle.DangerousGetHandle();
        Inputs = SessionValues.ReadInputs(engine.Api, session);
        OptionalInputs = SessionValues.ReadOptionalInputs(engine.Api, session);
        Outputs = SessionValues.ReadOutputs(engine.Api, session);
        Copies = new DeviceCopies(providers.SameDevices);
        ProviderFallbacks = providers.Fallbacks;
        NodesByProvider = ExecutionProviderNames.Shorten(providers.Nodes);
        Provider = ExecutionProviderNames.Describe(providers.Nodes, providers.Uncounted);
        Telemetry = new ModelTelemetry(name, ExecutionProviderNames.List(providers.Nodes, providers.Uncounted));
    }

    /// <summary>
    /// The execution providers that the model's nodes run on: <c>CPU</c>, or the busiest first, each with its number of nodes,
    /// where there are several: <c>CUDA 38, CPU 2</c>. The engine says so; one before 1.25 does not tell, and <c>CPU</c> stands
    /// for that too.
    /// </summary>
    public string Provider { get; }

    /// <summary>
    /// How many of the model's nodes, after the engine's first rewriting, run on which execution provider; empty where the engine is
    /// before 1.25. Of a provider that wants images with the channels last (<see cref="WebGpu"/> by default, <see cref="Xnnpack"/>,
    /// and <see cref="Cuda"/> with <see cref="Cuda.PreferNhwc"/>) the engine counts fewer than it runs; such a one stands in
    /// <see cref="Provider"/> without a number.
    /// </summary>
    public IReadOnlyDictionary<string, int> NodesByProvider { get; }

    /// <summary>The execution providers that were asked for and run no node, each with the reason; none when all do.</summary>
    public IReadOnlyList<ProviderFallback> ProviderFallbacks { get; }

    /// <summary>The model of a single execution provider that was loaded; null where it is the model itself, as it mostly is.</summary>
    public ModelVariant? Variant { get; internal init; }

    /// <summary>The precision of the model that was loaded; empty where it was not loaded for a generated class.</summary>
    public string Precision { get; internal init; } = "";

    /// <summary>The inputs that a call must give, in the model's order.</summary>
    public IReadOnlyList<ModelValue> Inputs { get; }

    /// <summary>The inputs that the model has a default for, so that a call may leave them out; not among <see cref="Inputs"/>.</summary>
    public IReadOnlyList<ModelValue> OptionalInputs { get; }

    /// <summary>The outputs that a call may ask for, in the model's order.</summary>
    public IReadOnlyList<ModelValue> Outputs { get; }

    internal SessionHandle Handle { get; }

    /// <summary>Whether runs end by giving back memory that they did not need: only where there is an arena.</summary>
    internal bool ShrinksArena { get; }

    /// <summary>Between the processor and the devices that the model runs on.</summary>
    internal DeviceCopies Copies { get; }

    internal ModelTelemetry Telemetry { get; }

    /// <summary>
    /// Loads a generated class's model: the variant of the first of the providers that has one and runs it, otherwise the model itself.
    /// The engine sees no byte of it before its length and its SHA-256 are right.
    /// </summary>
    /// <param name="info">The model.</param>
    /// <param name="options">How it is loaded; null for the defaults.</param>
    /// <param name="cancellation">Ends it, where the engine can (1.22 or later), while it loads; otherwise before or after.</param>
    /// <exception cref="ModelFileException">The model is missing, or another one.</exception>
    /// <exception cref="EngineNotFoundException">ONNX Runtime's native library is not there.</exception>
    /// <exception cref="OnnxRuntimeException">The engine refuses the model or an option.</exception>
    /// <exception cref="ExecutionProviderException">The model does not run on the execution provider that the options require.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static ModelSession Load(ModelInfo info, ModelOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(info);
        return SessionLoader.Load(info, options ?? ModelOptions.Default, cancellation);
    }

    /// <summary>Loads a model file. External data is looked for beside it.</summary>
    /// <exception cref="ModelFileException">The file is missing, empty or longer than 2 GiB.</exception>
    /// <exception cref="EngineNotFoundException">ONNX Runtime's native library is not there.</exception>
    /// <exception cref="OnnxRuntimeException">The engine refuses the model or an option.</exception>
    public static ModelSession Load(string path, ModelOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return SessionLoader.Load(Path.GetFullPath(path), options ?? ModelOptions.Default);
    }

    /// <summary>Loads a model from memory, which is not needed any more afterwards.</summary>
    /// <exception cref="EngineNotFoundException">ONNX Runtime's native library is not there.</exception>
    /// <exception cref="OnnxRuntimeException">The engine refuses the model or an option.</exception>
    /// <exception cref="ExecutionProviderException">The model does not run on the execution provider that the options require.</exception>
    public static ModelSession Load(ReadOnlySpan<byte> model, ModelOptions? options = null) =>
        SessionLoader.Load(model, options ?? ModelOptions.Default);

    /// <summary>Runs the model once. The tensors stay the caller's; runs that are repeated with the same ones are for <see cref="ModelCall"/>.</summary>
    /// <param name="inputs">A tensor for each input; those that are optional may be missing.</param>
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
    public void Dispose()
    {
        Handle.Dispose();
        Copies.Dispose();
    }
}
