using BuildTimeML.Runtime.Interop;

namespace BuildTimeML.Runtime;

/// <summary>Turns <see cref="ModelOptions"/> into the engine's session options.</summary>
internal static class SessionConfiguration
{
    private const string AllowSpinningKey = "session.intra_op.allow_spinning";
    private const string ExternalDataFolderKey = "session.model_external_initializers_file_folder_path";
    private const string SavedWeightsNameKey = "session.optimized_model_external_initializers_file_name";
    private const string SavedWeightsMinSizeKey = "session.optimized_model_external_initializers_min_size_in_bytes";
    private const string SavePrepackedKey = "session.save_external_prepacked_constant_initializers";

    /// <param name="engine">The engine.</param>
    /// <param name="options">How the model is loaded.</param>
    /// <param name="load">What loading it asks for besides.</param>
    /// <exception cref="OnnxRuntimeException">The engine refuses an option.</exception>
    public static SessionOptionsHandle Create(Engine engine, ModelOptions options, SessionLoad load)
    {
        var native = new SessionOptionsHandle(engine.Api);
        try
        {
            SetGraph(engine, native.Pointer, options, load);
            SetThreads(engine, native.Pointer, options);
            SetMemory(engine, native.Pointer, options);
            SetSelectionPolicy(engine, native.Pointer, options);
            SetFiles(engine, native.Pointer, load);
            SetPrepacked(engine, native.Pointer, load);
            foreach ((string key, string value) in options.ConfigEntries)
            {
                engine.Api.AddConfigEntry(native.Pointer, key, value);
            }

            return native;
        }
        catch
        {
            native.Dispose();
            throw;
        }
    }

    private static void SetGraph(Engine engine, nint native, ModelOptions options, SessionLoad load)
    {
        engine.Api.SetGraphOptimization(native, load.IsSaved ? GraphOptimization.None : options.Optimization ?? load.Optimization);
        if (options.OptimizedModelPath is { } optimizedModelPath)
        {
            engine.Api.SetOptimizedModelPath(native, optimizedModelPath);
        }

        if (options.ProfilePathPrefix is { } profile)
        {
            engine.Api.EnableProfiling(native, profile);
        }

        if (engine.Assignment is not null)
        {
            engine.Api.AddConfigEntry(native, OrtAssignmentApi.RecordKey, "1");
        }
    }

    private static void SetThreads(Engine engine, nint native, ModelOptions options)
    {
        if (options.IntraOpThreads == 0 && engine.SharesThreads)
        {
            engine.Api.DisablePerSessionThreads(native);
        }
        else
        {
            engine.Api.SetIntraOpThreads(native, options.IntraOpThreads == 0 ? engine.Threads : options.IntraOpThreads);
        }

        if (options.AllowSpinning is { } spins)
        {
            engine.Api.AddConfigEntry(native, AllowSpinningKey, spins ? "1" : "0");
        }
    }

    private static void SetMemory(Engine engine, nint native, ModelOptions options)
    {
        if (!options.MemoryPattern)
        {
            engine.Api.DisableMemoryPattern(native);
        }
    }

    private static void SetSelectionPolicy(Engine engine, nint native, ModelOptions options)
    {
        if (options.SelectionPolicy is { } policy)
        {
            engine.NeedDevices().SetSelectionPolicy(native, policy);
        }
    }

    private static void SetFiles(Engine engine, nint native, SessionLoad load)
    {
        if (load.ExternalDataFolder is { } folder)
        {
            engine.Api.AddConfigEntry(native, ExternalDataFolderKey, folder);
        }
    }

    private static void SetPrepacked(Engine engine, nint native, SessionLoad load)
    {
        if (load.PrepackedPath is not { } path)
        {
            return;
        }

        // The engine warns that such a graph is for machines like this one only, which is what it is made for.
        engine.Api.SetSessionLogSeverity(native, LogSeverity.Error);
        engine.Api.SetOptimizedModelPath(native, path);
        engine.Api.AddConfigEntry(native, SavedWeightsNameKey, Path.GetFileName(path) + PrepackedEntry.WeightsExtension);
        engine.Api.AddConfigEntry(native, SavedWeightsMinSizeKey, "1024");
        engine.Api.AddConfigEntry(native, SavePrepackedKey, "1");
    }
}
