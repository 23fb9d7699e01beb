namespace BuildTimeML.Generator;

/// <summary>A parameter of <c>Predict</c>, and what a call that was stored has for it.</summary>
/// <param name="Name">Not escaped.</param>
/// <param name="Property">Its property where a call is stored, not escaped.</param>
/// <param name="Element">The type of its elements, or its own where it is no span.</param>
/// <param name="IsSpan">Whether it is a span.</param>
internal sealed record ParameterInfo(string Name, string Property, string Element, bool IsSpan)
{
    public string Type => IsSpan ? $"global::System.ReadOnlySpan<{Element}>" : Element;
}
