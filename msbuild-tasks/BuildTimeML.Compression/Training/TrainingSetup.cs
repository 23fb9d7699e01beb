using BuildTimeML.Build;
using BuildTimeML.Compression.Calibration;
using BuildTimeML.Compression.Data.Samples;
using BuildTimeML.Compression.Training.Autodiff;
using BuildTimeML.Compression.Training.Batches;
using BuildTimeML.Compression.Training.Checkpoints;
using BuildTimeML.Compression.Training.Optimizers;
using BuildTimeML.Compression.Training.Rounding;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Training;

/// <summary>A loss in the engine with all that its steps need: one graph with gradients, one without for the samples held back.</summary>
internal sealed class TrainingSetup : IDisposable
{
    private const int PerThousand = 1000;

    private readonly TrainingOptions _options;
    private readonly Model _model;
    private readonly IRowSource _rows;
    private readonly MemoryWatch _memory;
    private readonly OwnedParts _owned = new();
    private readonly EngineStep _step;
    private readonly GradientSum _sum;
    private readonly HeldBack? _heldBack;
    private readonly int _runs;

    /// <param name="graph">Without gradients; it gets them here.</param>
    /// <param name="model">The graph's. The memory of what is remembered is its.</param>
    /// <param name="batch">The dimension along which samples are joined; null where none are.</param>
    /// <param name="initial">The weights at first, in the graph's order.</param>
    /// <param name="roundings">Of the weights that are rounded while they are trained, under their names.</param>
    /// <param name="rows">What samples give for the inputs of the graph.</param>
    /// <param name="options">How it is trained.</param>
    /// <param name="context">What it may use.</param>
    /// <param name="memory">Watches what it takes.</param>
    /// <exception cref="BuildErrorException">There is a node between a weight and the loss that has no gradient.</exception>
    public TrainingSetup(
        LossGraph graph, Model model, string? batch, IReadOnlyList<Tensor> initial, IReadOnlyDictionary<string, IRounding> roundings, IRowSource rows, TrainingOptions options, TrainingContext context, MemoryWatch memory)
    {
        (_model, _rows, _options, _memory) = (model, rows, options, memory);
        var choice = SampleChoice.Of(rows.Count, rows.Count, (int)(options.HoldBack * PerThousand));
        Training = [.. choice.Calibration];
        int samplesPerRun = SamplesPerRun.Of(model, batch, options, Training.Length);
        _runs = Math.Max(1, Math.Min(options.BatchSize, Training.Length) / samplesPerRun);
        SamplesPerStep = _runs * samplesPerRun;
        long activations = ActivationMemory.Of(model, batch, samplesPerRun);
        string[] rounded = [.. roundings.Where(r => r.Value is not ActivationStep).Select(r => r.Key)];
        TrainedWeight[] factors = [.. roundings.Values.OfType<PairSafeRounding>().Select(FactorsOf)];
        TrainedWeight[] bound = [.. graph.Weights.Zip(initial, (w, tensor) => _owned.Add(Create(w.Name, tensor, rounded, roundings.GetValueOrDefault(w.Name))))];
        Weights = [.. factors, .. bound];
        Memory = new TrainingMemory(0, Weights.Sum(w => (long)w.Best.Length * sizeof(float)), activations);
        _sum = _owned.Add(new GradientSum(bound, _runs));
        _heldBack = choice.HeldBack.Count == 0 ? null : _owned.Add(new HeldBack(graph, _owned.Add(new TemporarySession(model, TrainingEngine.Options(options.Threads))).Session, bound, rows, choice.HeldBack, samplesPerRun));
        if (batch is not null)
        {
            FixedDimensions.Set(model, batch, samplesPerRun);
        }

        IReadOnlyList<Value> gradients = Differentiate(graph, context.Name);
        _step = _owned.Add(new EngineStep(_owned.Add(new TemporarySession(model, TrainingEngine.Options(options.Threads))).Session, new BatchTensors(rows, samplesPerRun), bound, [graph.Loss.Name], [.. gradients.Select(g => g.Name)]));
    }

    /// <summary>The factors on learned steps come before the weights that are rounded by them.</summary>
    public TrainedWeight[] Weights { get; }

    /// <summary>The samples that are trained on, ascending.</summary>
    public int[] Training { get; }

    public int SamplesPerStep { get; }

    /// <summary>What samples give for the inputs of the graph.</summary>
    public IRowSource Rows => _rows;

    public int StepsPerEpoch => Training.Length / SamplesPerStep;

    /// <summary>Of the whole training, unless it ends early.</summary>
    public long Steps => (long)StepsPerEpoch * _options.Epochs;

    public bool HasHeldBack => _heldBack is not null;

    public TrainingMemory Memory { get => field with { Peak = _memory.Peak }; }

    /// <summary>Of all that decides what the weights become.</summary>
    public byte[] Hash(CancellationToken cancellation) => SettingsHash.Of(_options, _model, Weights, _rows, cancellation);

    /// <summary>Computes the loss of some samples, and into the weights the sum of its gradients over the runs that it takes. Allocates nothing.</summary>
    /// <param name="samples">As many as a step has.</param>
    /// <param name="cancellation">Ends it between two nodes.</param>
    /// <returns>The loss and the norm of the gradients, both of the mean over the runs; and how many runs there were.</returns>
    public (double Loss, double Norm, int Runs) Gradients(ReadOnlySpan<int> samples, CancellationToken cancellation)
    {
        int length = samples.Length / _runs;
        double loss = 0;
        for (int run = 0; run < _runs; run++)
        {
            _step.Run(samples.Slice(run * length, length), cancellation);
            loss += _step.Scalar(0);
            _sum.Add(run);
        }

        _sum.Give();
        foreach (TrainedWeight weight in Weights)
        {
            weight.Differentiate();
        }

        double squares = 0;
        foreach (TrainedWeight weight in Weights)
        {
            squares += weight.SquaredGradient;
        }

        _memory.Look();
        return (loss / _runs, Math.Sqrt(squares) / _runs, _runs);
    }

    /// <summary>Whether after so many steps all weights are what they will be.</summary>
    public bool IsFinal(long steps) => Array.TrueForAll(Weights, w => w.RoundedAfter <= steps);

    /// <summary>The loss, and the share of rows with the right class, on the samples held back; null where there are none.</summary>
    public (double Loss, double? Agreement)? Judge(CancellationToken cancellation) => _heldBack?.Judge(cancellation);

    public void Dispose() => _owned.Dispose();

    private TrainedWeight Create(string name, Tensor initial, string[] rounded, IRounding? rounding)
    {
        long after = rounding is null or ActivationStep ? 0 : RoundingStages.StepsBefore(Array.IndexOf(rounded, name), rounded.Length, _options.RoundingStages, Steps);
        return new TrainedWeight(name, initial, OptimizerTable.Find(_options.Optimizer).Memories, _model.Allocate, rounding, after);
    }

    private TrainedWeight FactorsOf(PairSafeRounding rounding, int index)
    {
        float[] ones = new float[rounding.Rows];
        Array.Fill(ones, 1);
        TrainedWeight factors = _owned.Add(new TrainedWeight($"factors {index}", Tensor.Of(ElementType.Float32, [ones.Length], ones), OptimizerTable.Find(_options.Optimizer).Memories, _model.Allocate));
        rounding.Factors = factors;
        return factors;
    }

    private static IReadOnlyList<Value> Differentiate(LossGraph graph, string name)
    {
        try
        {
            return graph.AppendGradients();
        }
        catch (NoGradientException e)
        {
            throw new BuildErrorException(BuildErrors.NotTrainable.With(name, $"{e.Node} has no gradient: {e.Reason}; it lies between the weight '{e.Parameter}' and the loss"));
        }
    }
}
