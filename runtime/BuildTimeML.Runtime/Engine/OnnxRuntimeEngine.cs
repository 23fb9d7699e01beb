using BuildTimeML.Runtime.ExecutionProviders;

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

    /// <summary>
    /// The devices of this machine that execution providers offer: the engine's own, and those of registered libraries. Engines
    /// from 1.22 on tell. Loads the engine.
    /// </summary>
    /// <exception cref="EngineNotFoundException">The native library is not there.</exception>
    /// <exception cref="NotSupportedException">The engine is before 1.22.</exception>
    public static IReadOnlyList<ExecutionDevice> Devices => Current.NeedDevices().GetDevices(Current.Environment);

    /// <summary>
    /// Loads a library of execution providers, for as long as the process lives: its devices are among <see cref="Devices"/> then,
    /// for <see cref="PluginProvider"/> or <see cref="ModelOptions.SelectionPolicy"/> to choose.
    /// </summary>
    /// <param name="name">What it is to be called; each name once.</param>
    /// <param name="path">The library's file.</param>
    /// <exception cref="EngineNotFoundException">ONNX Runtime's native library is not there.</exception>
    /// <exception cref="NotSupportedException">The engine is before 1.22.</exception>
    /// <exception cref="OnnxRuntimeException">The file is not there or no such library, or the name is taken.</exception>
    public static void RegisterProviderLibrary(string name, string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentException.ThrowIfNullOrEmpty(path);
        Current.NeedDevices().RegisterLibrary(Current.Environment, name, Path.GetFullPath(path));
    }

    /// <summary>What the engine writes to standard error. Counts where it is set before the engine is loaded.</summary>
    internal static LogSeverity LogSeverity { get; set; } = LogSeverity.Warning;

    internal static Engine Current => _current ?? Start();

    private static Engine Start()
    {
        lock (Gate)
        {
            return _current ??= Engine.Start(EngineLibrary.Load(_libraryPath));
        }
    }
}
