using BuildTimeML.Compression.Infrastructure;
using BuildTimeML.Graph.Functions;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Passes;

/// <summary>
/// Functions that the model defines take the place of their calls, so that all other passes see operators. A call that has to stay
/// is an operator that nobody knows.
/// </summary>
internal sealed class InlineFunctionsPass : IModelPass
{
    public string Name => "InlineFunctions";

    public bool Run(Model model, PassLog log)
    {
        InlineResult result = FunctionInlining.Run(model);
        foreach (string call in result.Inlined)
        {
            log.Done(Name, call);
        }

        foreach (InlineStop stop in result.Stops)
        {
            log.Decline(Name, stop.Call.Length > 0 ? $"{stop.Call}: {stop.Detail}" : stop.Detail, ReasonOf(stop.Obstacle));
        }

        return result.IsModified;
    }

    private static DeclineReason ReasonOf(InlineObstacle obstacle) => obstacle switch
    {
        InlineObstacle.OtherVersion => DeclineReason.OtherOpset,
        InlineObstacle.TooLarge => DeclineReason.TooManyNodes,
        _ => DeclineReason.MissingInput,
    };
}
