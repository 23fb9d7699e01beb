using Microsoft.Extensions.Logging;

namespace BuildTimeML.Runtime.Tests.Observability;

[Collection(AloneCollection.Name)]
public sealed class EngineLogTests : IDisposable
{
    public void Dispose() => OnnxRuntimeEngine.LoggerFactory = null;

    [Fact]
    public void What_the_engine_says_reaches_the_logger_with_its_severity()
    {
        using var factory = new CollectingLoggerFactory(LogLevel.Trace);
        OnnxRuntimeEngine.LoggerFactory = factory;

        LoadWithAnUnusedWeight();

        Assert.All(factory.Entries, entry => Assert.Equal("BuildTimeML.OnnxRuntime", entry.Category));
        Assert.Contains(factory.Entries, entry => entry.Level == LogLevel.Warning && entry.Text.Contains("'unused'", StringComparison.Ordinal));
        Assert.Contains(factory.Entries, entry => entry.Level == LogLevel.Debug);
    }

    [Fact]
    public void A_logger_gets_no_more_than_it_takes()
    {
        using var factory = new CollectingLoggerFactory(LogLevel.Error);
        OnnxRuntimeEngine.LoggerFactory = factory;

        LoadWithAnUnusedWeight();

        Assert.Empty(factory.Entries);
    }

    [Fact]
    public void A_logger_that_throws_harms_nobody()
    {
        OnnxRuntimeEngine.LoggerFactory = new ThrowingLoggerFactory();

        LoadWithAnUnusedWeight();

        Assert.True(ThrowingLoggerFactory.HasThrown);
    }

    [Fact]
    public void Without_a_logger_warnings_go_to_standard_error()
    {
        TextWriter previous = Console.Error;
        using var errors = new StringWriter();
        Console.SetError(errors);
        try
        {
            LoadWithAnUnusedWeight();
        }
        finally
        {
            Console.SetError(previous);
        }

        Assert.Matches(@"^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{6} \[W:onnxruntime:.*\] .*'unused'.*\n$", errors.ToString());
    }

    // The engine warns of it.
    private static void LoadWithAnUnusedWeight() => ModelSession.Load(OnnxModel.Of(
        [new("x", ElementType.Float32, 1L)], [new("y", ElementType.Float32, 1L)], [OnnxModel.Floats("unused", [2], 1, 2)], OnnxModel.Node("Relu", ["x"], ["y"]))).Dispose();

    private sealed class ThrowingLoggerFactory : ILoggerFactory, ILogger
    {
        public static bool HasThrown { get; private set; }

        public ILogger CreateLogger(string categoryName) => this;

        public void AddProvider(ILoggerProvider provider)
        {
        }

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            HasThrown = true;
            throw new InvalidOperationException("The logger is broken.");
        }

        public void Dispose()
        {
        }
    }
}
