using Microsoft.Extensions.Logging;

namespace BuildTimeML.Runtime.Tests.Child;

/// <summary>Ways for a process to end; each has an exit code of its own.</summary>
internal static class ExitScenarios
{
    /// <summary>Nothing is disposed.</summary>
    public static int WithLiveSessions(string[] args)
    {
        ModelSession shared = ModelSession.Load(Models.Mobilenet);
        ModelSession own = ModelSession.Load(Models.Mobilenet, new ModelOptions { IntraOpThreads = 2 });
        Calls.Bind(shared).Run();
        Calls.Bind(own).Run();
        return 11;
    }

    /// <summary><c>Main</c> returns while other threads are in the engine, which reports everything to a logger.</summary>
    public static int WhileRunning(string[] args)
    {
        StartRunning();
        return 12;
    }

    /// <summary>The same by <see cref="Environment.Exit"/>, from a thread that is in no <c>Main</c>.</summary>
    public static int ByExitWhileRunning(string[] args)
    {
        StartRunning();
        new Thread(() => Environment.Exit(13)).Start();
        Thread.Sleep(Timeout.Infinite);
        return 0;
    }

    /// <summary>Sessions are loaded and released on another thread, each with engine threads and a log of its own.</summary>
    public static int WhileLoading(string[] args)
    {
        OnnxRuntimeEngine.LoggerFactory = new DroppingLoggerFactory();
        using var started = new ManualResetEventSlim();
        StartForever(() =>
        {
            ModelSession.Load(Models.Mobilenet, new ModelOptions { IntraOpThreads = 2 }).Dispose();
            started.Set();
        });
        started.Wait();
        return 14;
    }

    private static void StartRunning()
    {
        OnnxRuntimeEngine.LoggerFactory = new DroppingLoggerFactory();
        OnnxRuntimeEngine.Threads = 2;
        ModelSession session = ModelSession.Load(Models.Mobilenet);
        using var started = new CountdownEvent(2);
        for (int i = 0; i < 2; i++)
        {
            ModelCall call = Calls.Bind(session, batch: 64);
            bool isFirst = true;
            StartForever(() =>
            {
                call.Run();
                if (isFirst)
                {
                    isFirst = false;
                    started.Signal();
                }
            });
        }

        started.Wait();
    }

    private static void StartForever(Action action) => new Thread(() =>
    {
        while (true)
        {
            action();
        }
    })
    { IsBackground = true }.Start();

    /// <summary>Takes every message, so that the engine calls back as often as it can.</summary>
    private sealed class DroppingLoggerFactory : ILoggerFactory, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public void AddProvider(ILoggerProvider provider)
        {
        }

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            _ = formatter(state, exception);

        public void Dispose()
        {
        }
    }
}
