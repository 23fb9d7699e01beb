using System.Globalization;

namespace BuildTimeML.Runtime.Tests.Child;

/// <summary>What options of a session do that nothing but the process shows.</summary>
internal static class OptionScenarios
{
    private const int LargeBatch = 64;

    /// <summary>Prints by how many bytes of the native heap a large call makes the engine grow; the first argument says whether it shrinks its arena.</summary>
    public static int KeepMemory(string[] args)
    {
        using ModelSession session = ModelSession.Load(Models.Mobilenet, new ModelOptions { IntraOpThreads = 1, ShrinkArena = bool.Parse(args[0]) });
        using ModelCall call = Calls.Bind(session, LargeBatch);
        long before = NativeHeap.BytesInUse();
        call.Run();
        Console.WriteLine((NativeHeap.BytesInUse() - before).ToString(CultureInfo.InvariantCulture));
        return 0;
    }
}
