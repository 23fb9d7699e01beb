using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Serialization;
using BuildTimeML.Runtime;

namespace BuildTimeML.Compression.Calibration;

/// <summary>A model of ours loaded into the engine, by way of a folder that is gone when this is disposed. Its weights are not copied in memory.</summary>
internal sealed class TemporarySession : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("buildtimeml-");

    /// <param name="model">Is not needed any more afterwards.</param>
    /// <param name="options">How it is loaded; null for one thread: what is added up in another order has other last bits.</param>
    /// <exception cref="OnnxRuntimeException">The engine refuses the model.</exception>
    public TemporarySession(Model model, ModelOptions? options = null)
    {
        try
        {
            string path = Path.Combine(_folder.FullName, "model.onnx");
            ModelWriter.WriteFile(model, path, ExternalData.WhenTooLarge, flushToDisk: false);
            Session = ModelSession.Load(path, options ?? new ModelOptions { IntraOpThreads = 1 });
        }
        catch
        {
            _folder.Delete(recursive: true);
            throw;
        }
    }

    public ModelSession Session { get; }

    public void Dispose()
    {
        Session.Dispose();
        _folder.Delete(recursive: true);
    }
}
