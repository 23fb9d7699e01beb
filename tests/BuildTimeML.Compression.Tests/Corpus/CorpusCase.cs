using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Tests.Corpus;

/// <summary>A folder with a model, inputs and expected outputs.</summary>
internal sealed class CorpusCase(string folder)
{
    /// <summary>In the order of their names.</summary>
    public static IReadOnlyList<CorpusCase> All => [.. NodeCorpus.Folders.Select(f => new CorpusCase(f))];

    public string Name { get; } = Path.GetFileName(folder);

    public string ModelPath { get; } = Path.Combine(folder, "model.onnx");

    /// <summary>The folders of the sets of inputs and outputs.</summary>
    public IReadOnlyList<string> Sets => [.. Directory.EnumerateDirectories(folder, "test_data_set_*").Order(StringComparer.Ordinal)];

    /// <returns>The tensors of a set, in the order of the model's inputs or outputs.</returns>
    /// <exception cref="NotSupportedException">One is no tensor.</exception>
    public static IReadOnlyList<Tensor> Read(string set, string kind)
    {
        var tensors = new List<Tensor>();
        while (File.Exists(Path.Combine(set, $"{kind}_{tensors.Count}.pb")))
        {
            tensors.Add(TensorFile.Read(Path.Combine(set, $"{kind}_{tensors.Count}.pb")));
        }

        return tensors;
    }
}
