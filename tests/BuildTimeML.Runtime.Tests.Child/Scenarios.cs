namespace BuildTimeML.Runtime.Tests.Child;

/// <summary>All scenarios by name.</summary>
internal static class Scenarios
{
    private static readonly Dictionary<string, Func<string[], int>> Table = new(StringComparer.Ordinal)
    {
        ["threads"] = ThreadScenarios.Share,
        ["threads-of-others"] = ThreadScenarios.ShareAfterAnotherEnvironment,
        ["memory-kept"] = OptionScenarios.KeepMemory,
        ["provider"] = ProviderScenarios.Compare,
        ["leak"] = LeakScenarios.Measure,
        ["all-kinds"] = LeakScenarios.MakeAll,
        ["exit-with-live-sessions"] = ExitScenarios.WithLiveSessions,
        ["exit-while-running"] = ExitScenarios.WhileRunning,
        ["exit-by-exit-while-running"] = ExitScenarios.ByExitWhileRunning,
        ["exit-while-loading"] = ExitScenarios.WhileLoading,
    };

    public static int Run(string[] args) => Table[args[0]](args[1..]);
}
