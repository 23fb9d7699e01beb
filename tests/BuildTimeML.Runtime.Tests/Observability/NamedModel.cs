namespace BuildTimeML.Runtime.Tests.Observability;

/// <summary>A model in a file of its own name, by which measurements are told from those of other tests.</summary>
internal sealed class NamedModel : IDisposable
{
    public NamedModel(byte[] model) => File.WriteAllBytes(FilePath, model);

    public string FilePath { get; } = Path.Combine(Path.GetTempPath(), $"model-{Guid.NewGuid():N}.onnx");

    public string Name => Path.GetFileName(FilePath);

    /// <summary>sum[2,3] = a[2,3] + b[2,<paramref name="columns"/>], which the engine refuses unless there are 3.</summary>
    public static ModelCall Add(ModelSession session, int columns = 3) => new(
        session,
        [new("a", new TensorBuffer<float>(2, 3)), new("b", new TensorBuffer<float>(2, columns))],
        [new("sum", new TensorBuffer<float>(2, 3))]);

    public void Dispose() => File.Delete(FilePath);
}
