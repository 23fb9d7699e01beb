using BuildTimeML.Compression.Infrastructure;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Passes;

/// <summary>Inputs get an initializer as their default, which a run may replace.</summary>
/// <param name="defaults">By the names of the inputs.</param>
internal sealed class AttachDefaultsPass(IReadOnlyDictionary<string, Tensor> defaults) : IModelPass
{
    public string Name => "AttachDefaults";

    public bool Run(Model model, PassLog log)
    {
        bool modified = false;
        foreach (Value input in model.Graph.Inputs.Where(i => i.Initializer is null))
        {
            if (defaults.TryGetValue(input.Name, out Tensor? tensor))
            {
                model.Graph.AddInitializer(input, tensor);
                model.IrVersion = Math.Max(model.IrVersion, IrVersions.FreeInitializers);
                modified = true;
            }
        }

        return modified;
    }
}
