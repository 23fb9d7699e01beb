using BuildTimeML.Compression.Training;

namespace BuildTimeML.Benchmarks.Train;

/// <summary>A network of PyTorch with its folder.</summary>
internal sealed class TorchFolder : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("buildtimeml-").FullName;

    public TorchFolder(DigitNetwork network, TrainingSetup setup)
    {
        try
        {
            TorchNetwork.Write(_folder, network.Student, setup);
            Torch = new Torch(_folder, DigitNetwork.Options.Temperature);
        }
        catch
        {
            Directory.Delete(_folder, recursive: true);
            throw;
        }
    }

    public Torch Torch { get; }

    public void Dispose()
    {
        Torch.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
