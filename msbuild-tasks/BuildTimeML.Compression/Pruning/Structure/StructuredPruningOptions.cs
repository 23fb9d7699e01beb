using BuildTimeML.Compression.Pruning.Repair;

namespace BuildTimeML.Compression.Pruning.Structure;

/// <summary>How much of the structure of a model is removed, and how.</summary>
internal sealed record StructuredPruningOptions
{
    /// <summary>The share of the channels of each group, widths between two products among them; from 0 to less than 1.</summary>
    public double Channels { get; init; }

    /// <summary>The share of the heads of each attention.</summary>
    public double Heads { get; init; }

    /// <summary>The share of the residual blocks.</summary>
    public double Layers { get; init; }

    /// <summary>The share of the width of residual streams over which normalisations take their means: nothing makes that good but training.</summary>
    public double ResidualWidth { get; init; }

    /// <summary>Whether means over all positions come before the last of the layers that work on each position by itself; null for where a target finds that it pays.</summary>
    public bool? AverageFirst { get; init; }

    /// <summary>What is to be reached by taking channels and heads, and moving means, where it costs least; null where the shares above say it.</summary>
    public PruneTarget? Target { get; init; }

    public PruneCriterion Criterion { get; init; } = PruneCriterion.LeastSquares;

    public RepairMethod Repair { get; init; } = RepairMethod.Asymmetric;

    /// <summary>Groups of at least twice as many channels keep a multiple of it: the engine computes with so many at once.</summary>
    public int Multiple { get; init; } = 8;

    /// <summary>What least squares adds to the diagonals of covariances, in means of them: more keeps weights nearer to what they were.</summary>
    public double Damping { get; init; } = 1e-3;

    /// <summary>Of what is left to chance.</summary>
    public int Seed { get; init; } = 1;
}
