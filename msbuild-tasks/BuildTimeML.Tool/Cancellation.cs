using System.Runtime.InteropServices;
using BuildTimeML.Build;
using BuildTimeML.Compression.Building;

namespace BuildTimeML.Tool;

/// <summary>
/// Listens for the signals that end a build. The work stops between two steps; a step that takes too long, such as a run in
/// the engine, which nothing can interrupt, ends with the process.
/// </summary>
internal sealed class Cancellation : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(300);

    private readonly CancellationTokenSource _source = new();
    private readonly WorkerRequest _request;
    private readonly WorkFolder _folder;
    private readonly PosixSignalRegistration[] _signals;

    public Cancellation(WorkerRequest request, WorkFolder folder)
    {
        _request = request;
        _folder = folder;
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
            _folder.Dispose();
            foreach (WorkerItem item in _request.Items)
            {
                TemporaryModel.DeleteLeftovers(item.OutputPath);
                TemporaryModel.DeleteLeftovers(item.ManifestPath);
            }
        }
        catch (IOException)
        {
            // The work goes on meanwhile and may write there; the task, or the next build, takes it out.
        }

        Environment.Exit(ExitCodes.Cancelled);
    }
}
