using System.Globalization;
using BuildTimeML.Build;
using BuildTimeML.Compression.Building;
using BuildTimeML.Compression.Data.Samples;
using BuildTimeML.Compression.Evaluation;
using BuildTimeML.Manifest;
using BuildTimeML.Runtime;
using BuildTimeML.Tool.Terminal;

namespace BuildTimeML.Tool.Worker;

/// <summary>Prints how many bytes of memory the one model of a request takes to be loaded and run. The worker starts it for each such measurement.</summary>
internal static class MeasureMemoryCommand
{
    /// <returns>The exit code.</returns>
    public static int Run(string requestPath, TextWriter output)
    {
        try
        {
            WorkerRequest request = WorkerRequest.Read(File.ReadAllText(requestPath));
            WorkerItem item = request.Items[0];
            OnnxRuntimeEngine.LibraryPath = request.EnginePath.Length > 0 ? request.EnginePath : null;
            ModelManifest signature = ModelBuilder.ReadManifest(item);
            using var samples = ItemSamples.Open(item.Data, signature, new QuietProgress());
            output.WriteLine(MemoryUse.Peak(item, signature, samples.Sets.Evaluation?.Samples).ToString(CultureInfo.InvariantCulture));
            return ExitCodes.Done;
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            Console.Error.WriteLine(e.Message);
            return ExitCodes.Failed;
        }
    }
}
