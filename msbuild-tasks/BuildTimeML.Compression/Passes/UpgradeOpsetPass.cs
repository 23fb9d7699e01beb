using BuildTimeML.Compression.Infrastructure;
using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Versioning;

namespace BuildTimeML.Compression.Passes;

/// <summary>
/// A model older than what the passes after it need is brought there; one that cannot be is left at the newest version that is
/// right, and the log says why. Weights among the inputs have to be untangled before.
/// </summary>
/// <param name="target">The oldest version that has all forms that later passes write.</param>
internal sealed class UpgradeOpsetPass(long target) : IModelPass
{
    public string Name => "UpgradeOpset";

    public bool Run(Model model, PassLog log)
    {
        long? before = model.OpsetVersion();
        if (OpsetUpgrade.Run(model, target) is { } stop)
        {
            log.Stop(stop);
        }

        return model.OpsetVersion() != before;
    }
}
