using BuildTimeML.Build;
using BuildTimeML.Graph;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Infrastructure;

/// <summary>Runs passes one after the other and checks the graph after each.</summary>
internal static class PassRunner
{
    /// <returns>Whether any pass changed anything.</returns>
    /// <exception cref="BuildErrorException">A pass cannot do with what it was given; the message is the user's.</exception>
    /// <exception cref="PassFailedException">A pass threw anything else, or left a graph that is not valid.</exception>
    public static bool Run(Model model, IReadOnlyList<IModelPass> passes, PassLog log, CancellationToken cancellation = default)
    {
        bool modified = false;
        for (int i = 0; i < passes.Count; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            modified |= RunOne(model, passes, i, log);
        }

        return modified;
    }

    private static bool RunOne(Model model, IReadOnlyList<IModelPass> passes, int index, PassLog log)
    {
        bool modified;
        try
        {
            modified = passes[index].Run(model, log);
        }
        catch (Exception e) when (e is not (OutOfMemoryException or OperationCanceledException or BuildErrorException))
        {
            throw new PassFailedException(passes[index].Name, Before(passes, index), e.Message, e);
        }

        return GraphVerifier.Verify(model) is { } problem
            ? throw new PassFailedException(passes[index].Name, Before(passes, index), problem.Message, inner: null)
            : modified;
    }

    private static IReadOnlyList<string> Before(IReadOnlyList<IModelPass> passes, int index) => [.. passes.Take(index).Select(p => p.Name)];
}
