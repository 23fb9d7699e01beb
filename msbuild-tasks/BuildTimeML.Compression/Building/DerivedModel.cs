using BuildTimeML.Build;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Building;

/// <summary>A model that was made from another, in a temporary file, or that other one where nothing is to be done.</summary>
internal sealed class DerivedModel : IDisposable
{
    private readonly TemporaryModel? _file;

    private DerivedModel(string path, TemporaryModel? file)
    {
        Path = path;
        _file = file;
    }

    public string Path { get; }

    public static DerivedModel Same(string modelPath) => new(modelPath, null);

    /// <param name="name">The model's name, for messages.</param>
    /// <param name="modelPath">The other one.</param>
    /// <param name="outputPath">The model goes beside it until this is disposed.</param>
    /// <param name="change">Makes one of the other.</param>
    /// <exception cref="BuildErrorException">The file cannot be written.</exception>
    public static DerivedModel Make(string name, string modelPath, string outputPath, Action<Model> change)
    {
        var file = new TemporaryModel(outputPath);
        try
        {
            using Model model = ModelReading.Read(name, modelPath);
            change(model);
            file.Write(model);
            return new DerivedModel(file.Path, file);
        }
        catch (Exception e)
        {
            file.Dispose();
            if (e is IOException or UnauthorizedAccessException)
            {
                throw new BuildErrorException(BuildErrors.OutputNotWritten.With(outputPath, e.Message));
            }

            throw;
        }
    }

    public void Dispose() => _file?.Dispose();
}
