namespace BuildTimeML.Runtime.Tests.Child;

/// <summary>
/// Loads two models where four threads work on an operator, which are three beside the caller's. Prints <c>SharesThreads</c>, and how many threads came
/// with the engine, with the first model and with the second.
/// </summary>
internal static class ThreadScenarios
{
    public static int Share(string[] args)
    {
        int before = CountThreads();
        OnnxRuntimeEngine.Threads = 4;
        bool shares = OnnxRuntimeEngine.SharesThreads;
        int withEngine = CountThreads();
        using ModelSession first = ModelSession.Load(Models.Mobilenet);
        int withFirst = CountThreads();
        using ModelSession second = ModelSession.Load(Models.Mobilenet);
        Console.WriteLine($"{shares}: {withEngine - before}, {withFirst - withEngine}, {CountThreads() - withFirst}");
        foreach (ModelSession session in (ModelSession[])[first, second])
        {
            using ModelCall call = Calls.Bind(session, batch: 64);
            call.Run();
        }

        return 0;
    }

    public static int ShareAfterAnotherEnvironment(string[] args)
    {
        ForeignEnvironment.Create();
        return Share(args);
    }

    // The engine's threads have no name of their own; those of .NET do, and come and go.
    private static int CountThreads()
    {
        string own = File.ReadAllText("/proc/self/comm");
        return Directory.GetDirectories("/proc/self/task").Count(task => File.ReadAllText(Path.Combine(task, "comm")) == own);
    }
}
