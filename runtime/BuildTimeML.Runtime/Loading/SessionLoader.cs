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
    /// <exception cref="OperationCanceledException">Loading was cancelled.</exception>
    public static ModelSession Load(Engine engine, ReadOnlySpan<byte> model, ModelOptions options, SessionLoad load, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        using SessionOptionsHandle native = SessionConfiguration.Create(engine, options, load);
        using CancellationTokenRegistration registration = native.CancelLoadingWith(engine.Cancellation, cancellation);
        SessionHandle handle;
        try
        {
            handle = SessionHandle.Create(engine, model, native.Pointer);
        }
        catch (OnnxRuntimeException) when (cancellation.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellation);
        }

        try
        {
            cancellation.ThrowIfCancellationRequested();
            return new ModelSession(engine, handle);
        }
        catch
        {
            handle.Dispose();
            throw;
        }
    }

    private static ModelSession Load(
        ModelInfo info, ModelOptions options, Task<Engine> engine, Func<SessionLoad, SessionLoad> adapt, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        string path = PathOf(info.AssetPath, options);
        using ModelImage image = ModelImage.Open(info, path);
        using FileStream? weights = info.Weights is { } beside ? ModelFile.OpenWeights(info.Name, beside, PathOf(beside.AssetPath, options)) : null;
        SessionLoad load = adapt(new SessionLoad(info.Embedded is null ? Path.GetDirectoryName(path) : null)
        {
            Optimization = info.OptimizedBy is null ? GraphOptimization.All : GraphOptimization.None,
        });
        Engine started = engine.GetAwaiter().GetResult();
        try
        {
            return Load(started, image.Bytes, options, load, cancellation);
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
