namespace BuildTimeML.Generator;

/// <summary>A parameter of <c>Predict</c>, and what a call that was stored has for it.</summary>
/// <param name="Name">Not escaped.</param>
/// <param name="Property">Its property where a call is stored, not escaped.</param>
/// <param name="Element">The type of its elements, or its own where it is no span.</param>
/// <param name="IsSpan">Whether it is a span.</param>
/// <param name="Default">What it is where a call leaves it out; null where none may.</param>
internal sealed record ParameterInfo(string Name, string Property, string Element, bool IsSpan, string? Default)
{
    public string Type => IsSpan ? $"global::System.ReadOnlySpan<{Element}>" : Element + (Default == "null" ? "?" : "");

    public bool IsOptional => Default is not null;

    /// <summary>Its type, its name, and its default.</summary>
    public string Declaration => $"{Type} {Keywords.Escape(Name)}{(IsOptional ? $" = {Default}" : "")}";
}
