using BuildTimeML.Build;
using BuildTimeML.Compression.Building;

namespace BuildTimeML.Tool.Worker;

/// <summary>Prints events, each as a line that is there at once.</summary>
internal sealed class EventWriter(TextWriter output)
{
    public void Start(int item) => Write(new WorkerEvent(WorkerEventKind.Start, item, "", ""));

    public void Done(int item) => Write(new WorkerEvent(WorkerEventKind.Done, item, "", ""));

    public void Error(int item, BuildError error) => Write(new WorkerEvent(WorkerEventKind.Error, item, error.Code, error.Message));

    public IBuildProgress For(int item) => new ItemProgress(this, item);

    private void Write(WorkerEvent workerEvent)
    {
        try
        {
            output.WriteLine(workerEvent);
        }
        catch (IOException e)
        {
            throw new WorkerOutputException(e);
        }
    }

    private sealed class ItemProgress(EventWriter events, int item) : IBuildProgress
    {
        public void Phase(string text) => events.Write(new WorkerEvent(WorkerEventKind.Progress, item, "", text));

        public void Info(string text) => events.Write(new WorkerEvent(WorkerEventKind.Info, item, "", text));

        public void Warning(BuildError warning) => events.Write(new WorkerEvent(WorkerEventKind.Warning, item, warning.Code, warning.Message));
    }
}
