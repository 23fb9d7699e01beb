namespace BuildTimeML.Runtime;

/// <summary>What loading a model asks of the engine besides what the caller's options say.</summary>
/// <param name="ExternalDataFolder">Where weights beside the model are looked for; null where there are none.</param>
internal sealed record SessionLoad(string? ExternalDataFolder)
{
    /// <summary>How far the engine rewrites the graph, where the options do not say.</summary>
    public GraphOptimization Optimization { get; init; } = GraphOptimization.All;

    /// <summary>What it is called in metrics and activities.</summary>
    public string Name { get; init; } = "unnamed";

    /// <summary>The precision that the build says; none for a model that the build did not make.</summary>
    public string Precision { get; init; } = "";

    /// <summary>Which of the class's models it is; null for the model itself.</summary>
    public ModelVariant? Variant { get; init; }

    /// <summary>Ends loading.</summary>
    public CancellationToken Cancellation { get; init; }

    /// <summary>Whether the engine has saved the graph after it did what the options say: nothing is left to do.</summary>
    public bool IsSaved { get; init; }

    /// <summary>Where the engine saves what it made of the model, weights laid out for this machine; null for nowhere.</summary>
    public string? PrepackedPath { get; init; }
}
