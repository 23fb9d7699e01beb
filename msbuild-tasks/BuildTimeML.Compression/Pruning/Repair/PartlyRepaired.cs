namespace BuildTimeML.Compression.Pruning.Repair;

/// <summary>A layer that lost inputs, or sees others than before, and whose weights were not solved for again.</summary>
/// <param name="Layer">The name of its output.</param>
/// <param name="Reason">Why, as a clause.</param>
/// <param name="HasBias">Whether its outputs have their means again.</param>
internal sealed record PartlyRepaired(string Layer, string Reason, bool HasBias)
{
    public string Describe() => HasBias ? $"of '{Layer}' only the biases are repaired: {Reason}" : $"nothing of '{Layer}' is repaired: {Reason}, and it has no bias";
}
