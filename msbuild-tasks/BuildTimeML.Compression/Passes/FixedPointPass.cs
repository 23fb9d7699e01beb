using BuildTimeML.Compression.Infrastructure;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Passes;

/// <summary>Runs passes in turn until none changes anything, or a number of rounds is over: the model is valid at any round.</summary>
internal sealed class FixedPointPass(IReadOnlyList<IModelPass> passes) : IModelPass
{
    private const int MaximumRounds = 10;

    public string Name => "FixedPoint";

    public IReadOnlyList<IModelPass> Passes { get; } = passes;

    public bool Run(Model model, PassLog log)
    {
        bool modified = false;
        for (int round = 0; round < MaximumRounds && PassRunner.Run(model, Passes, log); round++)
        {
            modified = true;
        }

        return modified;
    }
}
