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
    // What metrics and activities call a model that has no name.
    private const string Unnamed = "unnamed";

    private ModelSession(string name, Engine engine, SessionHandle handle, ProviderSelection providers)
    {
        Handle = handle;
        nint session = handle.DangerousGetHandle();
        Inputs = SessionValues.ReadInputs(engine.Api, session);
        Outputs = SessionValues.ReadOutputs(engine.Api, session);
        Copies = new DeviceCopies(providers.SameDevices);
        ProviderFallbacks = providers.Fallbacks;
        NodesByProvider = providers.Nodes.ToDictionary(n => ExecutionProviderNames.Shorten(n.Key), n => n.Value, StringComparer.Ordinal);
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

    /// <summary>The inputs that a call must give, in the model's order.</summary>
    public IReadOnlyList<ModelValue> Inputs { get; }

    /// <summary>The outputs that a call may ask for, in the model's order.</summary>
    public IReadOnlyList<ModelValue> Outputs { get; }

    internal SessionHandle Handle { get; }

    internal ModelTelemetry Telemetry { get; }

    /// <summary>Between the processor and the devices that the model runs on.</summary>
    internal DeviceCopies Copies { get; }

    /// <summary>Loads a generated class's model; the engine sees no byte of it before its length and its SHA-256 are right.</summary>
    /// <exception cref="ModelFileException">The file is missing, or another one.</exception>
    /// <exception cref="EngineNotFoundException">ONNX Runtime's native library is not there.</exception>
    /// <exception cref="OnnxRuntimeException">The engine refuses the model or an option.</exception>
    /// <exception cref="ExecutionProviderException">The model does not run on the execution provider that the options require.</exception>
    public static ModelSession Load(ModelInfo info, ModelOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(info);
        return LoadTelemetry.Observe(info.Name, (info, options ?? ModelOptions.Default), static model => LoadAsset(model.Item1, model.Item2));
    }

    /// <summary>Loads a model file. External data is looked for beside it.</summary>
    /// <inheritdoc cref="Load(ModelInfo, ModelOptions?)" path="/exception"/>
    public static ModelSession Load(string path, ModelOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return LoadTelemetry.Observe(
            Path.GetFileName(path), (Path.GetFullPath(path), options ?? ModelOptions.Default), static model => LoadFile(model.Item1, model.Item2));
    }

    /// <summary>Loads a model from memory, which is not needed any more afterwards.</summary>
    /// <exception cref="EngineNotFoundException">ONNX Runtime's native library is not there.</exception>
    /// <exception cref="OnnxRuntimeException">The engine refuses the model or an option.</exception>
    /// <exception cref="ExecutionProviderException">The model does not run on the execution provider that the options require.</exception>
    public static ModelSession Load(ReadOnlySpan<byte> model, ModelOptions? options = null) =>
        LoadTelemetry.Observe(Unnamed, new ModelBytes(model, options ?? ModelOptions.Default), static model => Load(Unnamed, model.Bytes, model.Options, externalDataFolder: null, []));

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
    public void Dispose()
    {
        Handle.Dispose();
        Copies.Dispose();
    }

    private static string PathOf(string asset, ModelOptions options) => Path.GetFullPath(
        Path.Combine(options.ModelDirectory ?? AppContext.BaseDirectory, asset.Replace('/', Path.DirectorySeparatorChar)));

    private static ModelSession LoadAsset(ModelInfo info, ModelOptions options)
    {
        if (info.AssetPath.Length == 0)
        {
            throw new ModelFileException($"There is no optimised model for {info.Name} yet: build the project.");
        }

        string path = PathOf(info.AssetPath, options);
        using ModelFile file = ModelFile.Open(info, path);
        using FileStream? weights = info.Weights is { } beside ? ModelFile.OpenWeights(info.Name, beside, PathOf(beside.AssetPath, options)) : null;
        return Load(info.Name, file.Bytes, options, Path.GetDirectoryName(path), info.Providers);
    }

    private static ModelSession LoadFile(string path, ModelOptions options)
    {
        using ModelFile file = ModelFile.Open(path);
        return Load(Path.GetFileName(path), file.Bytes, options, Path.GetDirectoryName(path), []);
    }

    private static ModelSession Load(string name, ReadOnlySpan<byte> model, ModelOptions options, string? externalDataFolder, IReadOnlyList<string> declaredProviders)
    {
        Engine engine = OnnxRuntimeEngine.Current;
        var providers = new ProviderSelection(options, declaredProviders);
        SessionHandle handle = providers.Start(engine, model, options, externalDataFolder);
        try
        {
            return new ModelSession(name, engine, handle, providers);
        }
        catch
        {
            handle.Dispose();
            throw;
        }
    }
    private readonly ref struct ModelBytes(ReadOnlySpan<byte> bytes, ModelOptions options)
    {
        public ReadOnlySpan<byte> Bytes { get; } = bytes;

        public ModelOptions Options { get; } = options;
    }
}
