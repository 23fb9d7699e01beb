using BuildTimeML.Build;
using BuildTimeML.Compression.Calibration;
using BuildTimeML.Manifest;
using BuildTimeML.Runtime;

namespace BuildTimeML.Compression.Evaluation;

/// <summary>Holds candidates against the original: each is loaded and run on the engine before it is accepted.</summary>
internal sealed class ModelEvaluator : IDisposable
{
    private const int EquivalenceRuns = 4;

    private readonly string _name;
    private readonly IReadOnlyList<DimensionLimit> _limits;
    private readonly ISamples? _samples;
    private readonly IReadOnlyList<OutputValues>? _reference;

    /// <param name="name">The model's name, for messages.</param>
    /// <param name="path">The original.</param>
    /// <param name="limits">The sizes that named dimensions are run with.</param>
    /// <param name="samples">What the models are run on; null for synthetic inputs.</param>
    /// <exception cref="BuildErrorException">The engine cannot load the original, or cannot run it on the samples.</exception>
    public ModelEvaluator(string name, string path, IReadOnlyList<DimensionLimit> limits, ISamples? samples = null)
    {
        _name = name;
        _samples = samples;
        _limits = limits;
        try
        {
            Original = new EngineModel(path);
        }
        catch (OnnxRuntimeException e)
        {
            throw new BuildErrorException(BuildErrors.OriginalRefused.With(name, e.Message));
        }

        try
        {
            _reference = Original.RunOn(Inputs(0));
        }
        catch (OnnxRuntimeException e) when (samples is not null)
        {
            throw RefusedSample.Error(0, samples.Count, "evaluation", e);
        }
        catch (Exception e) when (e is OnnxRuntimeException or NotSupportedException or ArgumentException)
        {
            NotRun = e.Message;
        }
    }

    public EngineModel Original { get; }

    /// <summary>Why the original could not be run on synthetic inputs, so that candidates are only loaded; null where it could.</summary>
    public string? NotRun { get; }

    /// <exception cref="BuildErrorException">The engine refuses the candidate, or it gives something else than the original.</exception>
    public void Check(string path, string precision)
    {
        IReadOnlyList<OutputValues>? actual = null;
        try
        {
            using var candidate = new EngineModel(path);
            actual = _reference is null ? null : candidate.RunOn(Inputs(0));
        }
        catch (OnnxRuntimeException e)
        {
            throw new BuildErrorException(BuildErrors.OptimizedRefused.With(_name, precision, e.Message));
        }

        if (actual is not null && OutputComparison.Difference(_reference!, actual) is { } difference)
        {
            throw new BuildErrorException(BuildErrors.OptimizedDiffers.With(_name, precision, difference));
        }
    }

    /// <summary>Whether a model that should compute the same does, on several inputs.</summary>
    /// <returns>The difference; null where there is none.</returns>
    /// <exception cref="InvalidOperationException">The original could not be run.</exception>
    public string? DifferenceTo(string path)
    {
        if (NotRun is { } reason)
        {
            throw new InvalidOperationException(reason);
        }

        try
        {
            using var candidate = new EngineModel(path);
            return Enumerable.Range(0, EquivalenceRuns)
                .Select(seed => EquivalenceCheck.Difference(Original.RunOn(Inputs(seed)), candidate.RunOn(Inputs(seed))))
                .FirstOrDefault(d => d is not null);
        }
        catch (OnnxRuntimeException e)
        {
            return $"the engine refuses it: {e.Message}";
        }
    }

    /// <summary>Whether a model computes the same as a candidate; one that cannot be run is only loaded.</summary>
    /// <param name="candidatePath">The candidate.</param>
    /// <param name="path">The other.</param>
    /// <param name="optimization">How the other is loaded.</param>
    /// <returns>The difference; null where there is none.</returns>
    public string? DifferenceBetween(string candidatePath, string path, GraphOptimization optimization)
    {
        if (NotRun is not null)
        {
            return Refusal(path);
        }

        try
        {
            using var candidate = new EngineModel(candidatePath);
            using var other = new EngineModel(path, optimization);
            return Enumerable.Range(0, EquivalenceRuns)
                .Select(seed => EquivalenceCheck.Difference(candidate.RunOn(Inputs(seed)), other.RunOn(Inputs(seed))))
                .FirstOrDefault(d => d is not null);
        }
        catch (OnnxRuntimeException e)
        {
            return $"the engine refuses it: {e.Message}";
        }
    }

    /// <summary>Inputs that the original can be run on: samples where there are some, otherwise synthetic ones.</summary>
    /// <param name="seed">Other numbers give other inputs.</param>
    public IReadOnlyList<NamedTensor> Inputs(int seed) => _samples is null ? Original.Synthetic(_limits, seed) : _samples.Read(seed % _samples.Count);

    /// <summary>Why the engine does not load a model; null where it does. Weights are left in their files.</summary>
    public static string? Refusal(string path)
    {
        try
        {
            var options = new ModelOptions
            {
                Optimization = GraphOptimization.None,
                ConfigEntries = new Dictionary<string, string> { ["session.disable_prepacking"] = "1" },
            };
            ModelSession.Load(path, options).Dispose();
            return null;
        }
        catch (OnnxRuntimeException e)
        {
            return $"the engine refuses it: {e.Message}";
        }
    }

    public void Dispose() => Original.Dispose();
}
