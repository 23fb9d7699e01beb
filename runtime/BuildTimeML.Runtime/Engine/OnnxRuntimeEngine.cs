using System.Runtime.CompilerServices;
using BuildTimeML.Runtime.ExecutionProviders;
using Microsoft.Extensions.Logging;

namespace BuildTimeML.Runtime;

/// <summary>The engine of this process: ONNX Runtime, loaded when it is first needed. Safe to use from many threads.</summary>
public static class OnnxRuntimeEngine
{
    private static readonly Lock Gate = new();
    private static string? _libraryPath;
    private static int _threads;
    private static bool _allowSpinning;
    private static ILoggerFactory? _loggerFactory;
    private static volatile Engine? _current;

    /// <summary>
    /// The native library to load; null, the default, for the standard probing of <c>onnxruntime</c>, then the app's own
    /// folder and <c>runtimes/RID/native</c> below it.
    /// </summary>
    /// <exception cref="InvalidOperationException">Set after the engine was loaded: a process has one.</exception>
    public static string? LibraryPath
    {
        get => Get(ref _libraryPath);
        set => Set(ref _libraryPath, value);
    }

    /// <summary>
    /// How many threads work on one operator, the caller's included, in all sessions whose <see cref="ModelOptions.IntraOpThreads"/> is 0;
    /// they share them. 0, the default, for as many as there are cores.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    /// <exception cref="InvalidOperationException">Set after the engine was loaded.</exception>
    public static int Threads
    {
        get => Get(ref _threads);
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            Set(ref _threads, value);
        }
    }

    /// <summary>
    /// Whether the shared threads, after a call, look for work for some 40 ms before they sleep. Off by default: each such thread keeps a core busy meanwhile,
    /// which other code then lacks. Switch it on where calls follow each other closely on cores that nobody else needs.
    /// </summary>
    /// <exception cref="InvalidOperationException">Set after the engine was loaded.</exception>
    public static bool AllowSpinning
    {
        get => Get(ref _allowSpinning);
        set => Set(ref _allowSpinning, value);
    }

    /// <summary>
    /// Makes the logger for the engine's messages, of the category <c>BuildTimeML.OnnxRuntime</c>; null, the default, for standard error, which gets
    /// warnings and errors. Can be changed at any time; sessions that are loaded already report what was logged when they were loaded.
    /// </summary>
    public static ILoggerFactory? LoggerFactory
    {
        get => Get(ref _loggerFactory);
        set
        {
            lock (Gate)
            {
                EngineLog.Use(value?.CreateLogger(EngineLog.Category));
                _loggerFactory = value;
                _current?.UpdateLogSeverity();
            }
        }
    }

    /// <summary>What the engine says of its version, such as <c>1.30.0</c>. Loads it.</summary>
    /// <exception cref="EngineNotFoundException">The native library is not there.</exception>
    public static string Version => Current.Version;

    /// <summary>
    /// Whether sessions whose <see cref="ModelOptions.IntraOpThreads"/> is 0 share threads. They do, unless other code of the process made the
    /// engine's environment before, without threads to share; each session has <see cref="Threads"/> of its own then. Loads the engine.
    /// </summary>
    /// <exception cref="EngineNotFoundException">The native library is not there.</exception>
    public static bool SharesThreads => Current.SharesThreads;

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

    internal static Engine Current => _current ?? Start();

    /// <summary>The engine, loaded by another thread where it is not there yet.</summary>
    internal static Task<Engine> StartAsync() => _current is { } current ? Task.FromResult(current) : Task.Run(Start);

    private static Engine Start()
    {
        lock (Gate)
        {
            return _current ??= Engine.Start(EngineLibrary.Load(_libraryPath), new EngineOptions(_threads, _allowSpinning));
        }
    }

    private static T Get<T>(ref T field)
    {
        lock (Gate)
        {
            return field;
        }
    }

    private static void Set<T>(ref T field, T value, [CallerMemberName] string property = "")
    {
        lock (Gate)
        {
            if (_current is not null && !EqualityComparer<T>.Default.Equals(field, value))
            {
                throw new InvalidOperationException(
                    $"{nameof(OnnxRuntimeEngine)}.{property} is set after ONNX Runtime was loaded. Set it before the first model is loaded.");
            }

            field = value;
        }
    }
}
