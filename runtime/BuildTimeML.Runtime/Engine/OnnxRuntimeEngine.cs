namespace BuildTimeML.Runtime;

/// <summary>The engine of this process: ONNX Runtime, loaded when it is first needed. Safe to use from many threads.</summary>
public static class OnnxRuntimeEngine
{
    private static readonly Lock Gate = new();
    private static string? _libraryPath;
    private static volatile Engine? _current;

    /// <summary>
    /// The native library to load; null, the default, for the standard probing of <c>onnxruntime</c>, then the app's own
    /// folder and <c>runtimes/RID/native</c> below it.
    /// </summary>
    /// <exception cref="InvalidOperationException">Set after the engine was loaded: a process has one.</exception>
    public static string? LibraryPath
    {
        get
        {
            lock (Gate)
            {
                return _libraryPath;
            }
        }

        set
        {
            lock (Gate)
            {
                if (_current is not null && value != _libraryPath)
                {
                    throw new InvalidOperationException(
                        $"{nameof(OnnxRuntimeEngine)}.{nameof(LibraryPath)} is set after ONNX Runtime was loaded. Set it before the first model is loaded.");
                }

                _libraryPath = value;
            }
        }
    }

    /// <summary>What the engine says of its version, such as <c>1.30.0</c>. Loads it.</summary>
    /// <exception cref="EngineNotFoundException">The native library is not there.</exception>
    public static string Version => Current.Version;

    /// <summary>What the engine writes to standard error. Counts where it is set before the engine is loaded.</summary>
    internal static LogSeverity LogSeverity { get; set; } = LogSeverity.Warning;

    internal static Engine Current => _current ?? Start();

    /// <summary>The engine, loaded by another thread where it is not there yet.</summary>
    internal static Task<Engine> StartAsync() => _current is { } current ? Task.FromResult(current) : Task.Run(Start);

    private static Engine Start()
    {
        lock (Gate)
        {
            return _current ??= Engine.Start(EngineLibrary.Load(_libraryPath));
        }
    }
}
