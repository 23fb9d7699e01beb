using BuildTimeML.Build;
using BuildTimeML.Compression.Building;
using BuildTimeML.Compression.Caching;
using BuildTimeML.Compression.Reporting;
using BuildTimeML.Runtime;

namespace BuildTimeML.Tool;

/// <summary>Builds one model; whatever goes wrong becomes a message.</summary>
internal static class ItemBuild
{
    /// <returns>None where the model and its manifest are in place.</returns>
    /// <exception cref="OperationCanceledException">The build was cancelled.</exception>
    public static IReadOnlyList<BuildError> Run(WorkerItem item, string enginePath, BuildContext context, ReportCollector report, IBuildProgress progress, CancellationToken cancellation)
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
            return [BuildErrors.OutOfMemory.With(item.ModelPath, $"{ByteSize.Format(SourceFile.Length(item.ModelPath))}; phase: {phases.Text}")];
        }
        catch (Exception e) when (e is not (OperationCanceledException or WorkerOutputException))
        {
            // The trace goes to the log; the message is for the user.
            Console.Error.WriteLine(e);
            return [BuildErrors.OptimizationFailed.With(item.ModelPath, $"{e.GetType().Name}: {e.Message.TrimEnd('.')} (phase: {phases.Text})")];
        }
    }
}
