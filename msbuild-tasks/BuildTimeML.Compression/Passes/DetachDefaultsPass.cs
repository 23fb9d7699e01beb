using BuildTimeML.Compression.Infrastructure;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Passes;

/// <summary>Inputs lose the initializer that is their default, so that no pass can take it for a constant: each run has to give them.</summary>
/// <param name="inputs">Their names.</param>
internal sealed class DetachDefaultsPass(IReadOnlyCollection<string> inputs) : IModelPass
{
    public string Name => "DetachDefaults";

    public bool Run(Model model, PassLog log)
    {
        bool modified = false;
        foreach (Value input in model.Graph.Inputs.Where(i => inputs.Contains(i.Name)))
        {
            if (input.Initializer is { } tensor)
            {
                model.Graph.RemoveInitializer(input);
                input.Type = Complete(input.Type, tensor);
                modified = true;
            }
        }

        return modified;
    }

    // What the model does not say of the input is what its initializer was.
    private static OnnxType Complete(OnnxType? type, Tensor tensor) =>
        type is TensorType { ElementType: not ElementType.Undefined, Shape: not null }
            ? type
            : new TensorType(tensor.ElementType, (type as TensorType)?.Shape ?? [.. tensor.Dimensions.ToArray().Select(Dimension.Fixed)]);
}
