using BuildTimeML.Runtime;

namespace BuildTimeML.Benchmarks.Quantize;

/// <summary>Times two models on the same inputs, in rounds that take turns.</summary>
internal static class CallTimes
{
    private const int Rounds = 201;
    private const double RoundMilliseconds = 3;

    /// <summary>The time of the first by that of the second.</summary>
    public static Measurement Ratio(ModelCall first, ModelCall second)
    {
        Comparison once = AlternatingRounds.Compare(second.Run, second.Run, rounds: 5, warmUps: 3);
        int calls = (int)Math.Clamp(RoundMilliseconds / once.First.Value, 1, 1000);
        return AlternatingRounds.Compare(() => Run(first, calls), () => Run(second, calls), Rounds, warmUps: 5).Ratio;
    }

    private static void Run(ModelCall call, int times)
    {
        for (int i = 0; i < times; i++)
        {
            call.Run();
        }
    }
}
