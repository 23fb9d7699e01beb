using System.Runtime.InteropServices;
using BuildTimeML.Build;
using BuildTimeML.Compression.Calibration;
using BuildTimeML.Compression.Data.Samples;
using BuildTimeML.Compression.Quantization;
using BuildTimeML.Compression.Training.Batches;
using BuildTimeML.Compression.Training.Objectives;
using BuildTimeML.Compression.Training.Rounding;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Training;

/// <summary>What all ways to train have in common: from an objective to a model with better weights.</summary>
internal sealed class TrainingRun : IDisposable
{
    // For the steps that learning begins with.
    private const int SamplesToCalibrateWith = 256;

    private readonly OwnedParts _owned = new();
    private readonly Model _student;
    private readonly TrainingOptions _options;
    private readonly TrainingContext _context;
    private readonly IReadOnlyList<ActivationStep> _activations = [];

    /// <param name="student">Simplified; vectors that its layers share are separated, and for 8 bits its channels get other sizes. It gives what it gave before.</param>
    /// <param name="teacher">Its outputs become those that are needed; null where labels alone say what is right.</param>
    /// <param name="choose">The objective of a copy of the student.</param>
    /// <param name="samples">At least two.</param>
    /// <param name="labels">The right class of each row of scores, over all samples; null where nobody knows.</param>
    /// <param name="options">How it is trained.</param>
    /// <param name="context">What it may use.</param>
    /// <exception cref="BuildErrorException">The student cannot be trained.</exception>
    public TrainingRun(
        Model student, Model? teacher, Func<ObjectiveChoice, Objective> choose, ISamples samples, IReadOnlyList<int>? labels, TrainingOptions options, TrainingContext context)
    {
        (_student, _options, _context) = (student, options, context);
        try
        {
            MemoryWatch memory = _owned.Add(new MemoryWatch(context.Time));
            SharedVectors.Separate(student);
            SchemeContext? statics = options.Rounding == Precisions.Int8Static ? Calibrating(samples) : null;
            if (statics is not null && options.FeatureWeight == 0)
            {
                // Channels of other sizes are not comparable to those of the teacher.
                StaticRounding.Prepare(student, statics);
            }

            Model copy = _owned.Add(TrainableModel.CopyOf(context.Name, student)).Model;
            IReadOnlyList<Value> weights = TrainableWeights.Of(copy);
            if (weights.Count == 0 || samples.Count < 2)
            {
                throw NotTrainable(weights.Count == 0 ? "it has no weights of layers in float32" : "that takes at least two samples");
            }

            Objective objective = choose(new ObjectiveChoice(copy, options));
            IReadOnlyDictionary<string, IRounding> roundings = RoundingChoice.Of(context.Name, student, statics is null ? options.Rounding : "Int8WeightOnly");
            if (statics is not null)
            {
                context.Progress?.Phase("training: calibrating");
                (_activations, IReadOnlyDictionary<string, IRounding> layers) = StaticRounding.Insert(copy, statics);
                roundings = roundings.Where(r => !layers.ContainsKey(r.Key)).Concat(layers).Concat(_activations.Select(a => KeyValuePair.Create(a.Factor.Name, (IRounding)a))).ToDictionary(StringComparer.Ordinal);
                weights = [.. weights, .. _activations.Select(a => a.Factor)];
            }

            Tensor[] initial = [.. weights.Select(w => w.Initializer!)];
            string? batch = BatchOf(copy, teacher, objective);
            context.Progress?.Phase("training: reading samples");
            IRowSource inputs = KeptRows.Of(new SampleRows(context.Name, samples), copy.Allocate, _ => { }, context.Cancellation);
            FixedDimensions.Set(copy, inputs.Layouts, batch);
            var parts = new List<IRowSource> { inputs };
            IReadOnlyDictionary<string, double> energies = new Dictionary<string, double>();
            if (teacher is not null)
            {
                IRowSource targets = _owned.Add(TeacherTargets.Create(teacher, inputs, TargetInputs.Of(copy, objective), batch, copy, options, context)).Rows;
                energies = TargetEnergies.Of(targets, context.Cancellation);
                parts.Add(targets);
            }

            var graph = new LossGraph(copy, weights, objective, energies);
            if (labels is not null && graph.LabelInput is { } labelInput)
            {
                parts.Add(Labels(labelInput.Name, labels, samples.Count));
            }

            Setup = _owned.Add(new TrainingSetup(graph, copy, batch, initial, roundings, new JoinedRows(parts), options, context, memory));
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public TrainingSetup Setup { get; }

    /// <summary>Trains to the end, and gives the student the best weights.</summary>
    /// <exception cref="BuildErrorException">The loss is not finite.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled. The student gives what it gave before.</exception>
    public TrainingResult Train()
    {
        TrainingResult result = new Trainer(Setup, _options, _context).Run();
        Dictionary<string, Value> initializers = _student.Graph.Initializers.ToDictionary(i => i.Name, StringComparer.Ordinal);
        foreach ((TrainedWeight weight, Value value) in Setup.Weights.Where(w => initializers.ContainsKey(w.Name)).Select(w => (w, initializers[w.Name])))
        {
            Tensor best = TensorOf(weight.Best, value.Initializer!.Dimensions);
            _student.Graph.RemoveInitializer(value);
            _student.Graph.AddInitializer(value, best);
        }

        Dictionary<string, TrainedWeight> trained = Setup.Weights.ToDictionary(w => w.Name, StringComparer.Ordinal);
        return result with { Ranges = _activations.SelectMany(a => a.Ranges(trained[a.Factor.Name].Best[0])).ToDictionary(StringComparer.Ordinal) };
    }

    public void Dispose() => _owned.Dispose();

    // A teacher whose batch is fixed computes one sample at a time, and so does the student then.
    private static string? BatchOf(Model student, Model? teacher, Objective objective)
    {
        string? batch = BatchDimension.Of(student, objective.Values);
        return teacher is null || BatchDimension.Of(teacher, objective.TeacherValues) == batch ? batch : null;
    }

    private SchemeContext Calibrating(ISamples samples) =>
        new(SelectedSamples.Spread(samples, SamplesToCalibrateWith), _context.Progress, _context.Cancellation);

    private LabelRows Labels(string input, IReadOnlyList<int> labels, int samples) => labels.Count > 0 && labels.Count % samples == 0
        ? new LabelRows(input, labels, samples)
        : throw NotTrainable($"there are {labels.Count} labels for {samples} samples");

    private Tensor TensorOf(ReadOnlySpan<float> elements, ReadOnlySpan<long> dimensions)
    {
        Memory<byte> room = _student.Allocate(elements.Length * sizeof(float));
        MemoryMarshal.AsBytes(elements).CopyTo(room.Span);
        return new Tensor(ElementType.Float32, dimensions, room);
    }

    private BuildErrorException NotTrainable(string reason) => new(BuildErrors.NotTrainable.With(_context.Name, reason));
}
