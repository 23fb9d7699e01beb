using System.Diagnostics;
using BuildTimeML.Build;
using BuildTimeML.Compression.Budgets;
using BuildTimeML.Compression.Building;
using BuildTimeML.Compression.Evaluation;
using BuildTimeML.Compression.Fusion;
using BuildTimeML.Compression.Infrastructure;
using BuildTimeML.Compression.Reporting.Records;
using BuildTimeML.Compression.Selection;
using BuildTimeML.Compression.Training.Kept;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Reporting;

/// <summary>Hears what a build does to one model. Whatever it came to by then, a report can be made of it.</summary>
internal sealed class ReportCollector
{
    private readonly DateTime _start = DateTime.UtcNow;
    private readonly long _clock = Stopwatch.GetTimestamp();
    private readonly List<Try> _tries = [];
    private readonly List<ReportedSensitivity> _sensitivity = [];
    private readonly List<BudgetOutcome> _budgets = [];
    private readonly List<ReportedMessage> _messages = [];
    private IReadOnlyList<ReportedTensor> _tensors = [];
    private ReportedFusions _fusions = ReportedFusions.None;
    private PassLog _simplification = new();
    private Trial? _chosen;
    private long? _shipped;
    private long? _compressed;
    private TrainingRecord? _training;
    private ModelReport? _taken;
    private double? _seconds;

    /// <summary>Whether a candidate was made and measured, so that there is something to see.</summary>
    public bool HasCandidates => _tries.Count > 0;

    /// <summary>Hears what another is told, too.</summary>
    public IBuildProgress Listen(IBuildProgress progress) => new Listener(progress, _messages);

    /// <summary>A candidate was made and measured on all samples.</summary>
    public void Tried(Trial trial, IReadOnlySet<string> keptFloat) => _tries.Add(new Try(trial, [.. keptFloat.Order(StringComparer.Ordinal)]));

    /// <summary>It is not what the build ends in.</summary>
    public void Lost(Trial trial, string whyNot)
    {
        if (_tries.Find(t => ReferenceEquals(t.Trial, trial)) is { } lost)
        {
            lost.WhyNot = whyNot;
        }
    }

    /// <summary>One layer was left in float32 alone.</summary>
    public void Ranked(Trial all, string layer, double sqnrGain, double? time) => _sensitivity.Add(new ReportedSensitivity(
        all.Precision, layer, double.IsFinite(sqnrGain) ? sqnrGain : null, time - all.Time?.Value, IsKeptFloat: false));

    public void Simplified(PassLog log) => _simplification = log;

    /// <param name="training">How the model was trained, now or earlier; null where it was not.</param>
    public void Trained(TrainingRecord? training) => _training = training;

    /// <summary>This is what the build ends in, if it keeps its budgets.</summary>
    /// <param name="chosen">The candidate.</param>
    /// <param name="original">What it was made from.</param>
    public void Chosen(Trial chosen, Model original)
    {
        _chosen = chosen;
        _tensors = TensorSizes.Compare(chosen.Precision, original, chosen.Candidate.File.Path);
    }

    /// <summary>The engine's graph was looked at.</summary>
    public void Fused(IReadOnlyList<ExpectedFusion> expected, IReadOnlyList<MissedFusion> missed)
    {
        var misses = missed.GroupBy(m => m.Layer).ToDictionary(g => g.Key, g => g.First());
        _fusions = new ReportedFusions(null, [.. expected.DistinctBy(e => e.Layer).Select(e => misses.TryGetValue(e.Layer, out MissedFusion? miss)
            ? new ReportedFusion(e.Layer, e.Form.ToString(), false, miss.Operator, MissReasons.Describe(miss.Reason))
            : new ReportedFusion(e.Layer, e.Form.ToString(), true, null, null))]);
    }

    public void NotChecked(string whyNot) => _fusions = new ReportedFusions(whyNot, []);

    public void Held(BudgetOutcome budget) => _budgets.Add(budget);

    /// <param name="bytes">Of all files of what is put in place.</param>
    /// <param name="compressed">After Brotli; null where nobody asked.</param>
    public void Shipped(long bytes, long? compressed) => (_shipped, _compressed) = (bytes, compressed);

    /// <summary>The model was in the cache.</summary>
    /// <param name="report">Of whoever made it; null where there is none of this version.</param>
    public void Taken(ModelReport? report) => _taken = report;

    /// <summary>The work is done: its time ends with the first call.</summary>
    /// <param name="about">Names the model; what was heard is added.</param>
    public ModelReport Complete(ModelReport about) => _taken is null ? OfThisBuild(about) : _taken with
    {
        Name = about.Name,
        Class = about.Class,
        Provider = about.Provider,
        Metadata = about.Metadata,
        Commands = about.Commands,
        Messages = [.. _messages],
        IsFromCache = true,
    };

    private ModelReport OfThisBuild(ModelReport about) => about with
    {
        MadeAt = _start,
        Seconds = _seconds ??= Math.Round(Stopwatch.GetElapsedTime(_clock).TotalSeconds, 3),
        Machine = ReportedMachine.This(),
        Precision = _chosen?.Precision,
        BytesAfter = _shipped,
        CompressedBytes = _compressed,
        Training = _training is null ? null : ReportedTraining.Of(_training),
        Tensors = _tensors,
        Candidates = [.. _tries.Select(t => t.Report(ReferenceEquals(t.Trial, _chosen)))],
        Budgets = [.. _budgets],
        Sensitivity = [.. _sensitivity.Select(s => s with { IsKeptFloat = IsKeptFloat(s) }).OrderByDescending(s => s.SqnrGain).ThenBy(s => s.Layer, StringComparer.Ordinal)],
        Fusions = _fusions,
        Passes = PassSummary.Of(_simplification, _chosen?.Candidate.Log),
        Ranges = CalibratedLog() is { } log ? RangeSummary.Of(log.Ranges) : [],
        Messages = [.. _messages],
    };

    private bool IsKeptFloat(ReportedSensitivity layer) => _chosen is not null
        && _tries.Find(t => ReferenceEquals(t.Trial, _chosen)) is { } chosen
        && chosen.Trial.Precision == layer.Precision
        && chosen.KeptFloat.Contains(layer.Layer);

    // Of what is shipped or, where that has no ranges, of the last candidate that had.
    private PassLog? CalibratedLog() => _tries.Select(t => t.Trial).Append(_chosen).OfType<Trial>().Select(t => t.Candidate.Log).LastOrDefault(l => l.Ranges.Count > 0);

    private sealed class Try(Trial trial, IReadOnlyList<string> keptFloat)
    {
        public Trial Trial => trial;

        public IReadOnlyList<string> KeptFloat => keptFloat;

        public string? WhyNot { get; set; }

        public ReportedCandidate Report(bool isShipped) => new(
            trial.Precision, keptFloat, trial.Candidate.Size, Report(trial.Quality), Report(trial.Time), isShipped, isShipped ? null : WhyNot);

        private static ReportedQuality? Report(Quality? quality) => quality is null ? null : new ReportedQuality(
            quality.Samples,
            Finite(quality.Decibels),
            double.IsPositiveInfinity(quality.Decibels),
            quality.Agreement,
            quality.AccuracyBefore,
            quality.AccuracyAfter,
            [.. quality.Outputs.Select(o => new ReportedOutput(o.Name, Finite(o.Decibels), Finite(o.LargestError)))]);

        private static ReportedTime? Report(MedianEstimate? time) => time is null ? null : new ReportedTime(time.Value, time.Low, time.High, time.Samples);

        private static double? Finite(double value) => double.IsFinite(value) ? value : null;
    }

    private sealed class Listener(IBuildProgress progress, List<ReportedMessage> messages) : IBuildProgress
    {
        public void Phase(string text) => progress.Phase(text);

        public void Info(string text)
        {
            messages.Add(new ReportedMessage("", text));
            progress.Info(text);
        }

        public void Warning(BuildError warning)
        {
            messages.Add(new ReportedMessage(warning.Code, warning.Message));
            progress.Warning(warning);
        }
    }
}
