using BuildTimeML.Runtime.ExecutionProviders;
using BuildTimeML.Runtime.Interop;
using BuildTimeML.Runtime.Observability;

namespace BuildTimeML.Runtime;

/// <summary>Finds a model's bytes, has them checked, and makes a session of them.</summary>
internal static class SessionLoader
{
    /// <summary>Loads a generated class's model: from the cache where there is one, otherwise as the build wrote it.</summary>
    /// <exception cref="ModelFileException">The model is missing, or another one.</exception>
    /// <exception cref="OperationCanceledException">Loading was cancelled.</exception>
    public static ModelSession Load(ModelInfo info, ModelOptions options, CancellationToken cancellation)
    {
        if (info.AssetPath.Length == 0)
        {
            throw new ModelFileException($"There is no optimised model for {info.Name} yet: build the project.");
        }

        return LoadTelemetry.Observe(
            info.Name, (info, options, cancellation), static m => LoadBest(new ModelLoading(m.info, m.options, new ProviderSelection(m.options, m.info.Providers), m.cancellation)));
    }

    /// <summary>Loads a model file. External data is looked for beside it.</summary>
    public static ModelSession Load(string path, ModelOptions options) => LoadTelemetry.Observe(Path.GetFileName(path), (path, options), static m =>
    {
        using ModelFile file = ModelFile.Open(m.path);
        return Load(OnnxRuntimeEngine.Current, file.Bytes, m.options, new ProviderSelection(m.options, []), new SessionLoad(Path.GetDirectoryName(m.path)) { Name = Path.GetFileName(m.path) });
    });

    /// <summary>Loads a model from memory.</summary>
    public static ModelSession Load(ReadOnlySpan<byte> model, ModelOptions options)
    {
        var load = new SessionLoad(ExternalDataFolder: null);
        return LoadTelemetry.Observe(load.Name, new ModelBytes(model, options, load), static m =>
            Load(OnnxRuntimeEngine.Current, m.Bytes, m.Options, new ProviderSelection(m.Options, []), m.Load));
    }

    /// <exception cref="OnnxRuntimeException">The engine refuses the model or an option.</exception>
    /// <exception cref="ExecutionProviderException">The required execution provider does not start, or takes no node.</exception>
    /// <exception cref="OperationCanceledException">Loading was cancelled.</exception>
    public static ModelSession Load(Engine engine, ReadOnlySpan<byte> model, ModelOptions options, ProviderSelection providers, SessionLoad load)
    {
        load.Cancellation.ThrowIfCancellationRequested();
        SessionHandle handle;
        try
        {
            handle = providers.Start(engine, model, options, load);
        }
        catch (OnnxRuntimeException) when (load.Cancellation.IsCancellationRequested)
        {
            throw new OperationCanceledException(load.Cancellation);
        }

        try
        {
            load.Cancellation.ThrowIfCancellationRequested();
            return new ModelSession(load.Name, engine, handle, providers, options) { Variant = load.Variant, Precision = load.Precision };
        }
        catch
        {
            handle.Dispose();
            throw;
        }
    }

    /// <summary>Whether the model runs on the processor alone, for which the build has optimised its graph.</summary>
    public static bool IsForCpu(ModelInfo info, ModelOptions options) =>
        options.SelectionPolicy is null && (options.Providers is { } asked ? asked.All(p => p is Cpu) : info.Providers.All(p => p == nameof(Cpu)));

    private static ModelSession LoadBest(ModelLoading model)
    {
        // Both take their time: the engine's library is loaded while the model is read and hashed.
        Task<Engine> engine = OnnxRuntimeEngine.StartAsync();
        IReadOnlyList<ModelVariant> variants = model.Info.Variants;
        if (variants.Count == 0)
        {
            return LoadCached(model, variant: null, engine);
        }

        model.Providers.Probe(engine.GetAwaiter().GetResult());
        while (true)
        {
            ModelVariant? variant = model.Providers.Choose(variants);
            ModelSession session = LoadCached(variant is null ? model : model with { Info = model.Info.With(variant) }, variant, engine);
            if (model.Providers.Choose(variants) == variant)
            {
                return session;
            }

            // The provider that it was loaded for turned out not to run it: the next best file is for those that are left.
            session.Dispose();
        }
    }

    private static ModelSession LoadCached(ModelLoading model, ModelVariant? variant, Task<Engine> engine) =>
        PrepackedCache.For(model.Info, model.Options) is { } cache
            ? cache.Load(engine, load => LoadBuilt(model, variant, engine, load), model.Cancellation)
            : LoadBuilt(model, variant, engine, load => load);

    private static ModelSession LoadBuilt(ModelLoading model, ModelVariant? variant, Task<Engine> engine, Func<SessionLoad, SessionLoad> adapt)
    {
        (ModelInfo info, ModelOptions options, ProviderSelection providers, CancellationToken cancellation) = model;
        cancellation.ThrowIfCancellationRequested();
        string path = PathOf(info.AssetPath, options);
        using ModelImage image = ModelImage.Open(info, path);
        using FileStream? weights = info.Weights is { } beside ? ModelFile.OpenWeights(info.Name, beside, PathOf(beside.AssetPath, options)) : null;
        SessionLoad load = adapt(new SessionLoad(info.Embedded is null ? Path.GetDirectoryName(path) : null)
        {
            Name = info.Name,
            Precision = info.Precision,
            Variant = variant,
            Optimization = info.OptimizedBy is not null && IsForCpu(info, options) ? GraphOptimization.None : GraphOptimization.All,
            Cancellation = cancellation,
        });
        Engine started = engine.GetAwaiter().GetResult();
        try
        {
            return Load(started, image.Bytes, options, providers, load);
        }
        catch (OnnxRuntimeException e) when (info.OptimizedBy is { } version && version != started.Version)
        {
            throw new OnnxRuntimeException(e.Code, $"{e.Message} (ONNX Runtime {version} optimised the graph of {info.Name} at build, and {started.Version} loads it. " +
                "Build with the version that the application has, or set SaveOptimizedGraph=\"false\" on the OptimizedModel item.)");
        }
    }

    private static string PathOf(string asset, ModelOptions options) => Path.GetFullPath(
        Path.Combine(options.ModelDirectory ?? AppContext.BaseDirectory, asset.Replace('/', Path.DirectorySeparatorChar)));

    private sealed record ModelLoading(ModelInfo Info, ModelOptions Options, ProviderSelection Providers, CancellationToken Cancellation);

    private readonly ref struct ModelBytes(ReadOnlySpan<byte> bytes, ModelOptions options, SessionLoad load)
    {
        public ReadOnlySpan<byte> Bytes { get; } = bytes;

        public ModelOptions Options { get; } = options;

        public SessionLoad Load { get; } = load;
    }
}
