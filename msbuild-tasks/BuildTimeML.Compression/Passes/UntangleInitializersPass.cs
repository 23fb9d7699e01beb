using BuildTimeML.Compression.Infrastructure;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Passes;

/// <summary>
/// Initializers that are listed among the inputs, as the first versions of the format wanted it, stop being inputs:
/// the engine then knows that they are constant. Needs IR version 4.
/// </summary>
internal sealed class UntangleInitializersPass : IModelPass
{
    public string Name => "UntangleInitializers";

    public bool Run(Model model, PassLog log)
    {
        bool modified = model.Graph.Inputs.RemoveAll(i => i.Initializer is not null) > 0;
        if (modified)
        {
            model.IrVersion = Math.Max(model.IrVersion, IrVersions.FreeInitializers);
        }

        return modified;
    }
}
