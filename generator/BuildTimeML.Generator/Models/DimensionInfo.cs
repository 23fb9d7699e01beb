namespace BuildTimeML.Generator;

/// <summary>A free dimension of the inputs.</summary>
/// <param name="Name">As the model and <c>MaxDimensions</c> spell it.</param>
/// <param name="Variable">Its parameter or local of <c>Predict</c>, not escaped.</param>
/// <param name="Maximum">The most that it may be; 1 where nothing else is said.</param>
/// <param name="Source">The index of the input whose length gives its value; null where the caller gives it.</param>
internal sealed record DimensionInfo(string Name, string Variable, int Maximum, int? Source)
{
    /// <summary>Its value in a call that makes it of an image.</summary>
    public int? Value { get; init; }

    /// <summary>Whether only inputs have it that a call may leave out.</summary>
    public bool IsOptional { get; init; }

    /// <summary>Whether the caller gives it beside the data.</summary>
    public bool IsParameter => Source is null && Value is null;

    /// <summary>Whether calls can differ in it.</summary>
    public bool Varies => Maximum > 1;
}
