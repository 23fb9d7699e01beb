using BuildTimeML.Build;
using BuildTimeML.Compression.Building;
using BuildTimeML.Compression.Infrastructure;
using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Serialization;
using BuildTimeML.Graph.Versioning;

namespace BuildTimeML.Compression.Training;

/// <summary>A copy of a model in the form that gradients are known for, in a file that is gone when this is disposed. Its weights are not copied in memory.</summary>
internal sealed class TrainableModel : IDisposable
{
    /// <summary>The version of the default operator set that training graphs are written in.</summary>
    public const long Opset = 18;

    private readonly DirectoryInfo? _folder;

    private TrainableModel(Model model, DirectoryInfo? folder) => (Model, _folder) = (model, folder);

    public Model Model { get; }

    /// <param name="name">The model's name, for messages.</param>
    /// <param name="model">Is simplified, and stays as it is.</param>
    /// <exception cref="BuildErrorException">A node cannot be brought to the operator set of training.</exception>
    public static TrainableModel CopyOf(string name, Model model)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("buildtimeml-");
        try
        {
            string path = Path.Combine(folder.FullName, "model.onnx");
            ModelWriter.WriteFile(model, path, ExternalData.WhenTooLarge, flushToDisk: false);
            return new TrainableModel(Upgrade(name, ModelReader.Read(path)), folder);
        }
        catch
        {
            folder.Delete(recursive: true);
            throw;
        }
    }

    /// <param name="name">The model's name, for messages.</param>
    /// <param name="path">A model that need not be simplified.</param>
    /// <exception cref="BuildErrorException">There is no valid model, or a node cannot be brought to the operator set of training.</exception>
    public static TrainableModel Read(string name, string path)
    {
        Model model = ModelReading.Read(name, path);
        try
        {
            PassRunner.Run(model, Pipelines.Simplify(), new PassLog());
        }
        catch
        {
            model.Dispose();
            throw;
        }

        return new TrainableModel(Upgrade(name, model), folder: null);
    }

    public void Dispose()
    {
        Model.Dispose();
        _folder?.Delete(recursive: true);
    }

    private static Model Upgrade(string name, Model model)
    {
        if (OpsetUpgrade.Run(model, Opset) is not { } stop)
        {
            return model;
        }

        model.Dispose();
        throw new BuildErrorException(BuildErrors.NotTrainable.With(name, $"{stop} keeps it at version {stop.Version} of the default operator set, and training needs {Opset}"));
    }
}
