using System.Globalization;

namespace BuildTimeML.Runtime.Tests.Child;

/// <summary>
/// Makes and releases one kind of object many times, and prints by how many bytes of the native heap each time made it grow. The first argument
/// names the kind.
/// </summary>
internal static class LeakScenarios
{
    private const int Batches = 5;

    // The kinds, and how often each is made in a batch.
    private static readonly Dictionary<string, (int Count, Action Make)> Kinds = new(StringComparer.Ordinal)
    {
        ["session"] = (40, () => ModelSession.Load(Models.Mobilenet).Dispose()),
        ["session-with-threads"] = (40, () => ModelSession.Load(Models.Mobilenet, new ModelOptions { IntraOpThreads = 2 }).Dispose()),
        ["session-dropped"] = (40, () => ModelSession.Load(Models.Add)),
        ["failing-load"] = (200, FailingLoads.Load),
        ["call"] = (500, SharedSessions.Call),
        ["call-dropped"] = (500, SharedSessions.DropCall),
        ["one-off-run"] = (500, SharedSessions.RunOnce),
        ["cancellable-run"] = (500, SharedSessions.RunCancellable),
        ["cancelled-run"] = (500, SharedSessions.CancelRun),
        ["failing-run"] = (500, SharedSessions.FailRun),
        ["text"] = (500, SharedSessions.PassText),
        ["sequence"] = (500, SharedSessions.ReadMaps),
        ["engine-output"] = (500, SharedSessions.FindPlaces),
    };

    public static int Measure(string[] args)
    {
        (int count, Action make) = Kinds[args[0]];

        // The first batches fill caches of the engine and of the runtime, which another one may empty; a leak grows in each.
        long[] growths = new long[Batches];
        for (int batch = 0; batch < Batches; batch++)
        {
            long before = NativeHeap.BytesInUse();
            Repeat(make, count);
            growths[batch] = NativeHeap.BytesInUse() - before;
        }

        Array.Sort(growths);
        Console.WriteLine(growths[Batches / 2] / count);
        return 0;
    }

    /// <summary>Makes some of every kind; the first argument says how many. Something else counts what is lost.</summary>
    public static int MakeAll(string[] args)
    {
        int count = int.Parse(args[0], CultureInfo.InvariantCulture);
        foreach ((_, Action make) in Kinds.Values)
        {
            Repeat(make, count);
        }

        return 0;
    }

    private static void Repeat(Action make, int count)
    {
        for (int i = 0; i < count; i++)
        {
            make();
        }

        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        GC.WaitForPendingFinalizers();
    }
}
