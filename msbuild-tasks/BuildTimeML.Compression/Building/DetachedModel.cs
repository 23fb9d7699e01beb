using BuildTimeML.Build;
using BuildTimeML.Compression.Infrastructure;

namespace BuildTimeML.Compression.Building;

/// <summary>The model with its optional inputs as inputs that each run gives: the original where it has none.</summary>
internal static class DetachedModel
{
    /// <param name="name">The model's name, for messages.</param>
    /// <param name="modelPath">The original.</param>
    /// <param name="outputPath">The model goes beside it until this is disposed.</param>
    /// <param name="optionalInputs">The names of the inputs.</param>
    /// <exception cref="BuildErrorException">The file cannot be written.</exception>
    public static DerivedModel Make(string name, string modelPath, string outputPath, IReadOnlyCollection<string> optionalInputs) => optionalInputs.Count == 0
        ? DerivedModel.Same(modelPath)
        : DerivedModel.Make(name, modelPath, outputPath, model => PassRunner.Run(model, Pipelines.Detach(optionalInputs), new PassLog()));
}
