namespace BuildTimeML.Runtime;

/// <summary>
/// Keeps the engine's sessions from being made or released while the process ends: the engine's static objects go then, and whoever is at it
/// on another thread would bring the process down. Runs go on; one that misses those objects fails, which is nobody's error any more.
/// </summary>
internal static class ProcessEnd
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly Lock Gate = new();
    private static int _inside;
    private static volatile bool _isNear;

    /// <summary>Whether the caller may go on, and has to <see cref="Exit"/> afterwards.</summary>
    public static bool TryEnter()
    {
        lock (Gate)
        {
            _inside += _isNear ? 0 : 1;
            return !_isNear;
        }
    }

    /// <summary>The same for what cannot be left out. Waits for the end of the process, which is near.</summary>
    /// <exception cref="InvalidOperationException">It did not come, for something waits for the caller.</exception>
    public static void Enter()
    {
        if (!TryEnter())
        {
            WaitIfNear();
            throw new InvalidOperationException("No model can be loaded any more: the process ends.");
        }
    }

    /// <summary>Holds a thread up whose failure is the end's: it goes with the process.</summary>
    public static void WaitIfNear()
    {
        if (_isNear)
        {
            Thread.Sleep(Patience);
        }
    }

    public static void Exit()
    {
        lock (Gate)
        {
            _inside--;
        }
    }

    /// <summary>Lets nobody in any more, and waits for those who are inside.</summary>
    public static void Come()
    {
        lock (Gate)
        {
            _isNear = true;
        }

        SpinWait.SpinUntil(static () => Volatile.Read(ref _inside) == 0, Patience);
    }
}
