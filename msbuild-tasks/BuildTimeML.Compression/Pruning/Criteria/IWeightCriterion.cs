namespace BuildTimeML.Compression.Pruning.Criteria;

/// <summary>Tells how much is lost with each single weight of a layer.</summary>
internal interface IWeightCriterion
{
    /// <summary>One of <see cref="Build.PruningCriteria"/>.</summary>
    string Name { get; }

    /// <summary>Whether scores of different layers can be held against each other.</summary>
    bool ComparesLayers { get; }

    /// <param name="layer">The layer.</param>
    /// <param name="scores">Receives one for each of its elements; the least goes first.</param>
    void Score(PrunedLayer layer, Span<float> scores);
}
