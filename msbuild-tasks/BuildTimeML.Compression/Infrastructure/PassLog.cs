using BuildTimeML.Compression.Fusion;
using BuildTimeML.Graph.Versioning;

namespace BuildTimeML.Compression.Infrastructure;

/// <summary>What the passes decided, in the order they did.</summary>
internal sealed class PassLog
{
    private readonly List<Decision> _decisions = [];
    private readonly HashSet<Decision> _declined = [];
    private readonly List<string> _layers = [];
    private readonly List<ExpectedFusion> _fusions = [];
    private readonly List<CalibratedRange> _ranges = [];

    public IReadOnlyList<Decision> Decisions => _decisions;

    /// <summary>What was quantised, each of which can be kept in float32 by that name.</summary>
    public IReadOnlyList<string> Layers => _layers;

    /// <summary>What the engine is to make of the layers, and of the operators between them.</summary>
    public IReadOnlyList<ExpectedFusion> Fusions => _fusions;

    /// <summary>What samples gave the values that have 8 bits now, in the order of the graph.</summary>
    public IReadOnlyList<CalibratedRange> Ranges => _ranges;

    public IEnumerable<Decision> Declined => _decisions.Where(d => d.Reason is not null);

    public bool AnythingDone => _decisions.Exists(d => d.Reason is null);

    /// <summary>Why the model has an older operator set than a pass asked for; null where it has what was asked for.</summary>
    public OpsetStop? OpsetStop { get; private set; }

    public void Stop(OpsetStop stop) => OpsetStop = stop;

    public void Done(string pass, string subject) => _decisions.Add(new Decision(pass, subject, Reason: null));

    /// <summary>A layer has another precision now.</summary>
    public void Quantized(string pass, string subject)
    {
        Done(pass, subject);
        _layers.Add(subject);
    }

    /// <summary>A layer has another precision now, and computes in it.</summary>
    /// <param name="pass">The pass that decided.</param>
    /// <param name="subject">The layer.</param>
    /// <param name="output">What the node that multiplies gives now.</param>
    public void Fuses(string pass, string subject, string output)
    {
        Quantized(pass, subject);
        Expect(new ExpectedFusion(subject, output));
    }

    /// <summary>Something is written that rests on what the engine makes of it.</summary>
    public void Expect(ExpectedFusion fusion) => _fusions.Add(fusion);

    /// <summary>A value has 8 bits now.</summary>
    public void Calibrated(CalibratedRange range) => _ranges.Add(range);

    /// <summary>A decision that is repeated is listed once.</summary>
    public void Decline(string pass, string subject, DeclineReason reason)
    {
        var decision = new Decision(pass, subject, reason);
        if (_declined.Add(decision))
        {
            _decisions.Add(decision);
        }
    }
}

/// <param name="Pass">The pass that decided.</param>
/// <param name="Subject">The weight or the node that it decided on.</param>
/// <param name="Reason">Why it was left as it is; null where it was changed.</param>
internal sealed record Decision(string Pass, string Subject, DeclineReason? Reason);
