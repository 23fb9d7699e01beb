using BuildTimeML.Build;
using BuildTimeML.Compression.Infrastructure;
using BuildTimeML.Graph;
using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Shapes;
using BuildTimeML.Manifest;

namespace BuildTimeML.Compression.Building;

/// <summary>The model with the dimensions that its item fixes as numbers: the original where it fixes none.</summary>
internal static class FrozenModel
{
    /// <summary>The dimensions that have names in the model and are numbers in its signature.</summary>
    public static IReadOnlyList<DimensionLimit> Dimensions(Model model, ModelManifest signature)
    {
        var frozen = new List<DimensionLimit>();
        foreach (TensorSignature declared in signature.Inputs)
        {
            if (declared.Shape is not { } numbers || model.Graph.Inputs.Find(i => i.Name == declared.Name)?.Type is not TensorType { Shape: { } shape })
            {
                continue;
            }

            foreach ((Graph.Ir.Dimension dimension, Manifest.Dimension number) in shape.Zip(numbers))
            {
                if (dimension.Symbol is { } symbol && number.Value is { } value && !frozen.Exists(f => f.Symbol == symbol))
                {
                    frozen.Add(new DimensionLimit(symbol, value));
                }
            }
        }

        return frozen;
    }

    /// <param name="name">The model's name, for messages.</param>
    /// <param name="modelPath">The original.</param>
    /// <param name="outputPath">The model goes beside it until this is disposed.</param>
    /// <param name="frozen">The dimensions and their numbers.</param>
    /// <exception cref="BuildErrorException">The graph cannot have such dimensions, or the file cannot be written.</exception>
    public static DerivedModel Make(string name, string modelPath, string outputPath, IReadOnlyList<DimensionLimit> frozen) => frozen.Count == 0
        ? DerivedModel.Same(modelPath)
        : DerivedModel.Make(name, modelPath, outputPath, model => Freeze(name, model, frozen));

    // What the graph contradicts with any numbers is no matter of these.
    private static void Freeze(string name, Model model, IReadOnlyList<DimensionLimit> frozen)
    {
        HashSet<GraphProblem> before = [.. ShapeInference.Run(model).Contradictions];
        PassRunner.Run(model, Pipelines.Freeze(frozen), new PassLog());
        if (ShapeInference.Run(model).Contradictions.FirstOrDefault(p => !before.Contains(p)) is { } problem)
        {
            string numbers = string.Join(';', frozen.Select(f => $"{f.Symbol}={f.Maximum}"));
            throw new BuildErrorException(BuildErrors.DimensionsDoNotFit.With(numbers, name, problem.Message));
        }
    }
}
