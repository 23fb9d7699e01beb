using BuildTimeML.Build;
using BuildTimeML.Compression.Calibration;
using BuildTimeML.Compression.Training.Batches;
using BuildTimeML.Compression.Training.Objectives;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Training;

/// <summary>What all ways to train have in common: from an objective to a model with better weights.</summary>
internal static class TrainingRun
{
    /// <param name="student">Simplified; gets the best weights, and is otherwise as before.</param>
    /// <param name="teacher">Null where labels alone say what is right.</param>
    /// <param name="choose">The objective of a copy of the student.</param>
    /// <param name="samples">At least two.</param>
    /// <param name="labels">The right class of each row of scores, over all samples; null where nobody knows.</param>
    /// <param name="options">How it is trained.</param>
    /// <param name="context">What it may use.</param>
    /// <exception cref="BuildErrorException">The student cannot be trained, or its loss is not finite.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled. The student is as before.</exception>
    public static TrainingResult Run(
        Model student, Model? teacher, Func<ObjectiveChoice, Objective> choose, ISamples samples, IReadOnlyList<int>? labels, TrainingOptions options, TrainingContext context)
    {
        using var memory = new MemoryWatch(context.Time);
        SharedVectors.Separate(student);
        using var copy = TrainableModel.CopyOf(context.Name, student);
        IReadOnlyList<Value> weights = TrainableWeights.Of(copy.Model);
        if (weights.Count == 0 || samples.Count < 2)
        {
            throw new BuildErrorException(BuildErrors.NotTrainable.With(context.Name, weights.Count == 0 ? "it has no weights of layers in float32" : "that takes at least two samples"));
        }

        Objective objective = choose(new ObjectiveChoice(copy.Model, options));
        Tensor[] initial = [.. weights.Select(w => w.Initializer!)];
        string? batch = BatchOf(copy.Model, teacher, objective);
        context.Progress?.Phase("training: reading samples");
        IRowSource inputs = Keep(new SampleRows(context.Name, samples), copy.Model, context);
        FixedDimensions.Set(copy.Model, inputs.Layouts, batch);
        var graph = new LossGraph(copy.Model, weights, objective);
        using TeacherTargets? targets = teacher is null ? null : TeacherTargets.Create(teacher, inputs, graph, objective, batch, copy.Model, options, context);
        IRowSource[] parts = [inputs, .. targets is null ? [] : new[] { targets.Rows }, .. labels is null || graph.LabelInput is null ? [] : new[] { Labels(graph.LabelInput.Name, labels, samples.Count, context.Name) }];
        using var setup = new TrainingSetup(graph, copy.Model, batch, initial, new JoinedRows(parts), options, context, memory);
        TrainingResult result = new Trainer(setup, options, context).Run();
        TakeBest(student, setup.Weights);
        return result;
    }

    // A teacher whose batch is fixed computes one sample at a time, and so does the student then.
    private static string? BatchOf(Model student, Model? teacher, Objective objective)
    {
        string? batch = BatchDimension.Of(student, objective.Values);
        return teacher is null || BatchDimension.Of(teacher, objective.TeacherValues) == batch ? batch : null;
    }

    private static IRowSource Keep(IRowSource rows, Model model, TrainingContext context) => KeptRows.Of(rows, model.Allocate, _ => { }, context.Cancellation);

    private static LabelRows Labels(string input, IReadOnlyList<int> labels, int samples, string name) => labels.Count > 0 && labels.Count % samples == 0
        ? new LabelRows(input, labels, samples)
        : throw new BuildErrorException(BuildErrors.NotTrainable.With(name, $"there are {labels.Count} labels for {samples} samples"));

    private static void TakeBest(Model student, IReadOnlyList<TrainedWeight> weights)
    {
        Dictionary<string, Value> initializers = student.Graph.Initializers.ToDictionary(i => i.Name, StringComparer.Ordinal);
        foreach (TrainedWeight weight in weights)
        {
            Value value = initializers[weight.Name];
            Memory<byte> room = student.Allocate(weight.Best.Length * sizeof(float));
            System.Runtime.InteropServices.MemoryMarshal.AsBytes(weight.Best).CopyTo(room.Span);
            var tensor = new Tensor(ElementType.Float32, value.Initializer!.Dimensions, room);
            student.Graph.RemoveInitializer(value);
            student.Graph.AddInitializer(value, tensor);
        }
    }
}
