namespace BuildTimeML.Graph.Serialization;

/// <summary>A file cannot be read as a model.</summary>
/// <param name="kind">What is wrong.</param>
/// <param name="detail">What was found, and where in the file; without a full stop.</param>
public sealed class ModelFormatException(ModelFormatError kind, string detail) : Exception(detail)
{
    public ModelFormatError Kind { get; } = kind;

    /// <summary>The tensor, where <see cref="Kind"/> is <see cref="ModelFormatError.ExternalData"/>.</summary>
    public string? Tensor { get; init; }

    /// <summary>The other file, where <see cref="Kind"/> is <see cref="ModelFormatError.ExternalData"/>.</summary>
    public string? Location { get; init; }
}

public enum ModelFormatError
{
    Empty,
    NotOnnx,
    Truncated,
    Invalid,

    /// <summary>A tensor lies in another file, and not as it says.</summary>
    ExternalData,
}
