using BuildTimeML.Compression;
using BuildTimeML.Compression.Calibration;
using BuildTimeML.Compression.Infrastructure;
using BuildTimeML.Compression.Pruning.Structure;
using BuildTimeML.Compression.Training;
using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Serialization;
using BuildTimeML.Runtime;

namespace BuildTimeML.Benchmarks.Prune;

/// <summary>A model, the samples that it is pruned and trained with, and others that it is judged by.</summary>
/// <param name="Name">In the names of figures.</param>
/// <param name="Path">Of the model.</param>
/// <param name="Calibration">What criteria and repair look at.</param>
/// <param name="Training">What it is distilled on, without labels.</param>
/// <param name="Evaluation">What it is judged by.</param>
/// <param name="Labels">The right class of each of those.</param>
internal sealed record PruneTask(string Name, string Path, ISamples Calibration, ISamples Training, ISamples Evaluation, int[] Labels)
{
    /// <summary>The simplified model.</summary>
    public Model Read()
    {
        Model model = ModelReader.Read(Path);
        PassRunner.Run(model, Pipelines.Simplify(), new PassLog());
        return model;
    }

    public (Model Model, StructuredPruningReport Report) Prune(StructuredPruningOptions options)
    {
        Model model = Read();
        return (model, StructuredPruner.Prune(model, options, Calibration));
    }

    /// <summary>The model becomes more like the original again.</summary>
    public void Distil(Model model, TrainingOptions options) =>
        Distillation.Run(Path, model, Training, labels: null, options with { AreClasses = true }, new TrainingContext(Name));

    /// <summary>The class that a model gives each sample to judge by.</summary>
    public int[] Answers(Model model) => Answers(Bytes(model));

    /// <inheritdoc cref="Answers(Model)"/>
    public int[] Answers(byte[] model)
    {
        using var session = ModelSession.Load(model, new ModelOptions { IntraOpThreads = 1 });
        using var output = new EngineOutput();
        int[] answers = new int[Evaluation.Count];
        for (int i = 0; i < answers.Length; i++)
        {
            session.Run([.. Evaluation.Read(i)], [new NamedTensor(session.Outputs[0].Name, output)]);
            answers[i] = ClassScores.ArgMax(output.View<float>().Data);
        }

        return answers;
    }

    /// <returns>In percent.</returns>
    public static double Share(int[] right, int[] given) => 100.0 * right.Zip(given).Count(p => p.First == p.Second) / right.Length;

    public static byte[] Bytes(Model model)
    {
        using var stream = new MemoryStream();
        ModelWriter.Write(model, stream);
        return stream.ToArray();
    }
}
