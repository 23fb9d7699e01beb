using BuildTimeML.Runtime.Interop;

namespace BuildTimeML.Runtime;

/// <summary>Turns <see cref="ModelOptions"/> into the engine's session options.</summary>
internal static class SessionConfiguration
{
    private const string AllowSpinningKey = "session.intra_op.allow_spinning";
    private const string ExternalDataFolderKey = "session.model_external_initializers_file_folder_path";

    /// <param name="engine">The engine.</param>
    /// <param name="options">How the model is loaded.</param>
    /// <param name="externalDataFolder">Where weights beside the model are looked for; null where there are none.</param>
    /// <exception cref="OnnxRuntimeException">The engine refuses an option.</exception>
    public static SessionOptionsHandle Create(Engine engine, ModelOptions options, string? externalDataFolder)
    {
        var native = new SessionOptionsHandle(engine.Api);
        try
        {
            SetGraph(engine, native.Pointer, options);
            SetThreads(engine, native.Pointer, options);
            SetMemory(engine, native.Pointer, options);
            SetSelectionPolicy(engine, native.Pointer, options);
            SetFiles(engine, native.Pointer, externalDataFolder);
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

    private static void SetGraph(Engine engine, nint native, ModelOptions options)
    {
        engine.Api.SetGraphOptimization(native, options.Optimization);
        if (options.OptimizedModelPath is { } optimizedModelPath)
        {
            engine.Api.SetOptimizedModelPath(native, optimizedModelPath);
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

    private static void SetFiles(Engine engine, nint native, string? externalDataFolder)
    {
        if (externalDataFolder is not null)
        {
            engine.Api.AddConfigEntry(native, ExternalDataFolderKey, externalDataFolder);
        }
    }
}
