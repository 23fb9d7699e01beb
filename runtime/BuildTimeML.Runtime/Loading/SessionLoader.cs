using BuildTimeML.Runtime.ExecutionProviders;
using BuildTimeML.Runtime.Interop;

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

        // Both take their time: the engine's library is loaded while the model is read and hashed.
        Task<Engine> engine = OnnxRuntimeEngine.StartAsync();
        return PrepackedCache.For(info, options) is { } cache
            ? cache.Load(engine, load => Load(info, options, engine, load, cancellation), cancellation)
            : Load(info, options, engine, load => load, cancellation);
    }

    /// <exception cref="OnnxRuntimeException">The engine refuses the model or an option.</exception>
    /// <exception cref="ExecutionProviderException">The required execution provider does not start, or takes no node.</exception>
    /// <exception cref="OperationCanceledException">Loading was cancelled.</exception>
    public static ModelSession Load(Engine engine, ReadOnlySpan<byte> model, ModelOptions options, SessionLoad load)
    {
        load.Cancellation.ThrowIfCancellationRequested();
        var providers = new ProviderSelection(options, load.Providers);
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
            return new ModelSession(engine, handle, providers);
        }
        catch
        {
            handle.Dispose();
            throw;
        }
    }

    /// <summary>Whether the model runs on the processor alone, for which the build has optimised its graph.</summary>
    public static bool IsForCpu(ModelInfo info, ModelOptions options) =>
        options.Providers is { } asked ? asked.All(p => p is Cpu) : info.Providers.All(p => p == nameof(Cpu));

    private static ModelSession Load(
        ModelInfo info, ModelOptions options, Task<Engine> engine, Func<SessionLoad, SessionLoad> adapt, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        string path = PathOf(info.AssetPath, options);
        using ModelImage image = ModelImage.Open(info, path);
        using FileStream? weights = info.Weights is { } beside ? ModelFile.OpenWeights(info.Name, beside, PathOf(beside.AssetPath, options)) : null;
        SessionLoad load = adapt(new SessionLoad(info.Embedded is null ? Path.GetDirectoryName(path) : null)
        {
            Optimization = info.OptimizedBy is not null && IsForCpu(info, options) ? GraphOptimization.None : GraphOptimization.All,
            Providers = info.Providers,
            Cancellation = cancellation,
        });
        Engine started = engine.GetAwaiter().GetResult();
        try
        {
            return Load(started, image.Bytes, options, load);
        }
        catch (OnnxRuntimeException e) when (info.OptimizedBy is { } version && version != started.Version)
        {
            throw new OnnxRuntimeException(e.Code, $"{e.Message} (ONNX Runtime {version} optimised the graph of {info.Name} at build, and {started.Version} loads it. " +
                "Build with the version that the application has, or set SaveOptimizedGraph=\"false\" on the OptimizedModel item.)");
        }
    }

    private static string PathOf(string asset, ModelOptions options) => Path.GetFullPath(
        Path.Combine(options.ModelDirectory ?? AppContext.BaseDirectory, asset.Replace('/', Path.DirectorySeparatorChar)));
}
