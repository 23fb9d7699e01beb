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

    // A thread of .NET has the name of the process until it has its own: counted once nothing changes any more.
    private static int CountThreads()
    {
        const int Enough = 5;
        int count = CountUnnamed();
        for (int same = 0; same < Enough;)
        {
            Thread.Sleep(20);
            int next = CountUnnamed();
            same = next == count ? same + 1 : 0;
            count = next;
        }

        return count;
    }

    // The engine's threads have no name of their own; those of .NET do, and come and go.
    private static int CountUnnamed()
    {
        string own = File.ReadAllText("/proc/self/comm");
        return Directory.GetDirectories("/proc/self/task").Count(task => NameOf(task) == own);
    }

    private static string NameOf(string task)
    {
        try
        {
            return File.ReadAllText(Path.Combine(task, "comm"));
        }
        catch (IOException)
        {
            // It has ended meanwhile.
            return "";
        }
    }
}
