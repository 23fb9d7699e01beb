using BuildTimeML.Build;
using BuildTimeML.Compression.Building;
using BuildTimeML.Compression.Caching;
using BuildTimeML.Compression.Reporting;
using BuildTimeML.Runtime;

namespace BuildTimeML.Tool.Worker;

/// <summary>Builds one model; whatever goes wrong becomes a message.</summary>
internal static class ItemBuild
{
    /// <param name="item">What is to be built.</param>
    /// <param name="name">What the project calls the model.</param>
    /// <param name="enginePath">ONNX Runtime's native library.</param>
    /// <param name="context">What it has to do with other builds.</param>
    /// <param name="report">Hears what is measured.</param>
    /// <param name="progress">Hears what happens.</param>
    /// <param name="cancellation">Ends the work between two steps.</param>
    /// <returns>None where the model and its manifest are in place.</returns>
    /// <exception cref="OperationCanceledException">The build was cancelled.</exception>
    public static IReadOnlyList<BuildError> Run(
        WorkerItem item, string name, string enginePath, BuildContext context, ReportCollector report, IBuildProgress progress, CancellationToken cancellation)
    {
        var phases = new LastPhase(progress);
        try
        {
            CachedBuild.Run(item, context, report, phases, cancellation);
            return [];
        }
        catch (BuildErrorException e)
        {
            return e.Errors;
        }
        catch (Exception e) when (e is EngineNotFoundException or DllNotFoundException or BadImageFormatException)
        {
            return [BuildErrors.EngineUnusable.With(enginePath, e.Message)];
        }
        catch (OutOfMemoryException)
        {
            return [BuildErrors.OutOfMemory.With(name, $"{ByteSize.Format(SourceFile.Length(item.ModelPath))}; phase: {phases.Text}")];
        }
        catch (Exception e) when (e is not (OperationCanceledException or WorkerOutputException))
        {
            // The trace goes to the log; the message is for the user.
            Console.Error.WriteLine(e);
            return [BuildErrors.OptimizationFailed.With(name, $"{e.GetType().Name}: {e.Message.TrimEnd('.')} (phase: {phases.Text})")];
        }
    }
}
