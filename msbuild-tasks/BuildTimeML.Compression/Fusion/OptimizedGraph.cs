using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Serialization;
using BuildTimeML.Runtime;

namespace BuildTimeML.Compression.Fusion;

/// <summary>The graph that the engine really runs, before it lays tensors out for the machine's vectors.</summary>
internal sealed class OptimizedGraph : IDisposable
{
    private readonly string _path;
    private readonly Model _model;
    private readonly Dictionary<string, Node> _producers;
    private readonly Dictionary<string, Value> _initializers;

    private OptimizedGraph(string path, Model model)
    {
        _path = path;
        _model = model;
        _producers = model.Graph.Nodes.SelectMany(n => n.Outputs.OfType<Value>()).ToDictionary(o => o.Name, o => o.Producer!);
        _initializers = model.Graph.Initializers.ToDictionary(i => i.Name);
    }

    /// <summary>The node that gives a value of the written graph; null where the value is gone.</summary>
    public Node? Producer(Value value) => _producers.GetValueOrDefault(value.Name);

    /// <returns>Null where there is none of that name.</returns>
    public Value? Initializer(string name) => _initializers.GetValueOrDefault(name);

    /// <param name="modelPath">A model of one file; the engine's graph lies beside it until this is disposed.</param>
    /// <exception cref="OnnxRuntimeException">The engine refuses the model, or cannot write its graph.</exception>
    /// <exception cref="ModelFormatException">The graph cannot be read.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static OptimizedGraph Of(string modelPath)
    {
        string path = modelPath + ".optimized";
        var options = new ModelOptions
        {
            IntraOpThreads = 1,
            Optimization = GraphOptimization.Extended,
            OptimizedModelPath = path,
            ConfigEntries = new Dictionary<string, string> { ["session.disable_prepacking"] = "1" },
        };
        try
        {
            ModelSession.Load(modelPath, options).Dispose();
            return new OptimizedGraph(path, ModelReader.Read(path));
        }
        catch
        {
            File.Delete(path);
            throw;
        }
    }

    public void Dispose()
    {
        _model.Dispose();
        File.Delete(_path);
    }
}
