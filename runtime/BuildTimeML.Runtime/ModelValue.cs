namespace BuildTimeML.Runtime;

/// <summary>An input or output of a loaded model, as the engine describes it.</summary>
/// <param name="Name">The name in the graph.</param>
/// <param name="Kind">What the value is.</param>
/// <param name="ElementType">The type of its elements; <see cref="ElementType.Undefined"/> unless it is a tensor.</param>
/// <param name="Shape">Its dimensions; -1 for one that the model leaves open.</param>
/// <param name="Symbols">The names of its dimensions; empty for one that has none.</param>
public sealed record ModelValue(
    string Name, ValueKind Kind, ElementType ElementType, IReadOnlyList<long> Shape, IReadOnlyList<string> Symbols)
{
    /// <summary>For messages: <c>tokens: Int64 [batch, 48]</c>.</summary>
    public override string ToString() => Kind == ValueKind.Tensor
        ? $"{Name}: {ElementType} [{string.Join(", ", Shape.Select(Describe))}]"
        : $"{Name}: {Kind}";

    private string Describe(long dimension, int index) => dimension >= 0
        ? dimension.ToString(System.Globalization.CultureInfo.InvariantCulture)
        : Symbols[index].Length > 0 ? Symbols[index] : "?";
}
