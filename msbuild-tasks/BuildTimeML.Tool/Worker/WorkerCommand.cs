using BuildTimeML.Build;
using BuildTimeML.Compression.Building;
using BuildTimeML.Compression.Caching;
using BuildTimeML.Compression.Reporting;
using BuildTimeML.Manifest;
using BuildTimeML.Runtime;

namespace BuildTimeML.Tool.Worker;

/// <summary>Works through a request, one model after the other; a model that fails does not keep the others from being built.</summary>
internal static class WorkerCommand
{
    /// <returns>The exit code.</returns>
    public static int Run(string requestPath, TextWriter output)
    {
        WorkerRequest request;
        WorkFolder folder;
        try
        {
            request = WorkerRequest.Read(File.ReadAllText(requestPath));
            folder = new WorkFolder(requestPath);
        }
        catch (Exception e) when (e is RecordException or IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"The request '{requestPath}' cannot be read: {e.Message}");
            return ExitCodes.WrongArguments;
        }

        using (folder)
        {
            return Run(request, folder, output);
        }
    }

    private static int Run(WorkerRequest request, WorkFolder folder, TextWriter output)
    {
        using var cancellation = new Cancellation(() => TakeOut(request, folder));
        try
        {
            return Run(request, folder.Beside, new EventWriter(output), cancellation.Token);
        }
        catch (Exception e) when (e is OperationCanceledException or WorkerOutputException)
        {
            return ExitCodes.Cancelled;
        }
    }

    private static void TakeOut(WorkerRequest request, WorkFolder folder)
    {
        folder.Dispose();
        foreach (WorkerItem item in request.Items)
        {
            TemporaryModel.DeleteLeftovers(item.OutputPath);
            TemporaryModel.DeleteLeftovers(item.ManifestPath);
        }
    }

    private static int Run(WorkerRequest request, string folder, EventWriter events, CancellationToken cancellation)
    {
        using FileLock alone = FolderLock.Take(folder, request.Items.Count > 0 ? events.For(request.Items[0].Id) : null, cancellation);
        OnnxRuntimeEngine.LibraryPath = request.EnginePath;
        var context = BuildContext.Of(request);
        int exitCode = ExitCodes.Done;
        foreach (WorkerItem item in request.Items)
        {
            cancellation.ThrowIfCancellationRequested();
            events.Start(item.Id);
            IReadOnlyList<BuildError> errors = ReportedBuild.Run(item, request.Report, request.EnginePath, context, events.For(item.Id), cancellation);
            if (errors.Count == 0)
            {
                events.Done(item.Id);
                continue;
            }

            exitCode = ExitCodes.Failed;
            foreach (BuildError error in errors)
            {
                events.Error(item.Id, error);
            }
        }

        if (request.Report is { } report && ReportFiles.Join(report) is { } whyNot)
        {
            Console.Error.WriteLine($"The report in '{report.Folder}' is not written: {whyNot}");
        }

        return exitCode;
    }
}
