using System.Runtime.InteropServices;
using BuildTimeML.Build;

namespace BuildTimeML.Tool;

/// <summary>
/// Listens for the signals that end the work. It stops between two steps; a step that takes too long, such as a run in
/// the engine, which nothing can interrupt, ends with the process.
/// </summary>
internal sealed class Cancellation : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(300);

    private readonly CancellationTokenSource _source = new();
    private readonly Action _cleanUp;
    private readonly PosixSignalRegistration[] _signals;

    /// <param name="cleanUp">Takes out temporary files before the process ends by force, while the work still goes on.</param>
    public Cancellation(Action cleanUp)
    {
        _cleanUp = cleanUp;
        _signals = Array.ConvertAll([PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP], s => PosixSignalRegistration.Create(s, Cancel));
    }

    public CancellationToken Token => _source.Token;

    public void Dispose()
    {
        foreach (PosixSignalRegistration signal in _signals)
        {
            signal.Dispose();
        }
    }

    private void Cancel(PosixSignalContext context)
    {
        context.Cancel = true;
        _source.Cancel();
        new Thread(EndByForce) { IsBackground = true }.Start();
    }

    private void EndByForce()
    {
        Thread.Sleep(Patience);
        try
        {
            _cleanUp();
        }
        catch (IOException)
        {
            // The work goes on meanwhile and may write there; whoever started it, or the next build, takes it out.
        }

        Environment.Exit(ExitCodes.Cancelled);
    }
}
