namespace BuildTimeML.Generator;

/// <summary>One dimension of a buffer: a number, or a free dimension of the class.</summary>
/// <param name="Value">The number, or the most that the free dimension may be.</param>
/// <param name="Dimension">The variable of the free dimension; null for a number.</param>
/// <param name="Name">For messages: the number, or the name of the free dimension.</param>
internal readonly record struct Extent(long Value, string? Dimension, string Name)
{
    /// <summary>Whether calls can differ in it.</summary>
    public bool Varies => Dimension is not null && Value > 1;
}
