using BuildTimeML.Build;
using BuildTimeML.Compression.Training.Checkpoints;
using BuildTimeML.Compression.Training.Optimizers;
using BuildTimeML.Compression.Training.Schedules;

namespace BuildTimeML.Compression.Training;

/// <summary>
/// The loop: shuffled batches, steps, the loss on what is held back, the best weights. The same setup gives the same weights, also where it
/// was cancelled and goes on from a checkpoint.
/// </summary>
internal sealed class Trainer
{
    private static readonly TimeSpan CheckpointInterval = TimeSpan.FromSeconds(30);

    private readonly TrainingSetup _setup;
    private readonly TrainingContext _context;
    private readonly TrainingOptions _options;
    private readonly IOptimizer _optimizer;
    private readonly WarmUp _schedule;
    private readonly Checkpoint? _checkpoint;
    private readonly TrainingProgress? _progress;
    private readonly int[] _order;
    private readonly int _stepsPerEpoch;
    private readonly long _steps;
    private TrainingPosition _position = new();
    private long _written;

    public Trainer(TrainingSetup setup, TrainingOptions options, TrainingContext context)
    {
        (_setup, _options, _context) = (setup, options, context);
        _order = [.. setup.Training];
        (_stepsPerEpoch, _steps) = (setup.StepsPerEpoch, setup.Steps);
        _optimizer = OptimizerTable.Find(options.Optimizer);
        _schedule = new WarmUp(ScheduleTable.Find(options.Schedule), (long)(options.WarmUp * _steps));
        _checkpoint = context.CheckpointPath is { } path ? new Checkpoint(path, setup.Hash(context.Cancellation)) : null;
        _progress = context.Progress is { } progress ? new TrainingProgress(progress.Phase, options.Epochs, _steps, context.Time) : null;
    }

    /// <summary>Trains to the end. The weights are then the best ones.</summary>
    /// <exception cref="BuildErrorException">The loss is not finite.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled; where there is a checkpoint, the next run goes on from here.</exception>
    public TrainingResult Run()
    {
        _position = _checkpoint?.Read(_setup.Weights) ?? _position;
        Array.ForEach(_setup.Weights, w => w.Show(Done));
        _position.StepLosses.EnsureCapacity((int)Math.Min(_steps, Array.MaxLength));
        _written = _context.Time.GetTimestamp();
        _progress?.Start(Done);
        try
        {
            Train();
        }
        catch (OperationCanceledException)
        {
            _checkpoint?.Write(_position, _setup.Weights);
            throw;
        }

        _checkpoint?.Delete();
        return new TrainingResult(_position.Curve, _position.StepLosses, _position.BestEpoch, _setup.Weights.Length, _setup.Memory);
    }

    private long Done => ((long)_position.Epoch * _stepsPerEpoch) + _position.StepOfEpoch;

    private void Train()
    {
        if (_position.Curve.Count == 0)
        {
            Judge(epoch: 0, rate: 0, loss: null);
        }

        while (_position.Epoch < _options.Epochs && !HasStopped())
        {
            Shuffle();
            while (_position.StepOfEpoch < _stepsPerEpoch)
            {
                Step();
                WriteIfDue();
            }

            Judge(_position.Epoch + 1, Rate(Done - 1), MeanLoss());
            _position.Epoch++;
            _position.StepOfEpoch = 0;
        }
    }

    // While layers are still to be rounded there is no best epoch.
    private bool HasStopped() => _options.Patience > 0 && double.IsFinite(_position.BestLoss) && _position.Epoch - _position.BestEpoch >= _options.Patience;

    // Of the seed and the epoch alone, so that a run that goes on has the same.
    private void Shuffle()
    {
        _setup.Training.CopyTo(_order);
        new Random(unchecked((_options.Seed * 1_000_003) + _position.Epoch)).Shuffle(_order);
    }

    private double Rate(long step) => _options.LearningRate * _schedule.Factor(step, _steps);

    private void Step()
    {
        ReadOnlySpan<int> samples = _order.AsSpan(_position.StepOfEpoch * _setup.SamplesPerStep, _setup.SamplesPerStep);
        (double loss, double norm, int runs) = _setup.Gradients(samples, _context.Cancellation);
        long done = Done;
        if (!double.IsFinite(loss) || !double.IsFinite(norm))
        {
            throw new BuildErrorException(BuildErrors.TrainingNotFinite.With(
                _context.Name, done + 1, _steps, _position.Epoch + 1, double.IsFinite(loss) ? "the norm of its gradients" : "its loss", double.IsFinite(loss) ? norm : loss, Rate(done)));
        }

        var step = new UpdateStep(done + 1, Rate(done), WeightDecay: 0, GradientNorm.ClipFactor(norm, _options.ClipNorm) / runs);
        foreach (TrainedWeight weight in _setup.Weights)
        {
            weight.Update(_optimizer, weight.Decays ? step with { WeightDecay = _options.WeightDecay } : step);
        }

        _position.StepOfEpoch++;
        _position.StepLosses.Add((float)loss);
        _progress?.Report(_position.Epoch, done + 1, loss);
    }

    private double MeanLoss() => _position.StepLosses.Skip((int)(Done - _stepsPerEpoch)).Average();

    // Without samples held back the last weights are the best.
    private void Judge(int epoch, double rate, double? loss)
    {
        (double Loss, double? Agreement)? judged = _setup.Judge(_context.Cancellation);
        _position.Curve.Add(new TrainingEpoch(epoch, rate, loss, judged?.Loss, judged?.Agreement));
        if (_setup.IsFinal(Done) && (judged is null || judged.Value.Loss < _position.BestLoss))
        {
            (_position.BestEpoch, _position.BestLoss) = (epoch, judged?.Loss ?? _position.BestLoss);
            foreach (TrainedWeight weight in _setup.Weights)
            {
                weight.KeepAsBest();
            }
        }
    }

    private void WriteIfDue()
    {
        if (_checkpoint is not null && _context.Time.GetElapsedTime(_written) >= CheckpointInterval)
        {
            _checkpoint.Write(_position, _setup.Weights);
            _written = _context.Time.GetTimestamp();
        }
    }
}
