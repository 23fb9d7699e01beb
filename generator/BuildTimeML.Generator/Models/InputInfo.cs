using BuildTimeML.Manifest;

namespace BuildTimeML.Generator;

/// <param name="Signature">The input as the model declares it.</param>
/// <param name="Type">The C# type of its elements.</param>
/// <param name="Parameter">Its parameter of <c>Predict</c>, not escaped.</param>
/// <param name="Property">Its property of <c>InputBuffers</c>, not escaped.</param>
/// <param name="Field">Its buffer.</param>
/// <param name="Shape">One extent per dimension.</param>
internal sealed record InputInfo(
    TensorSignature Signature,
    string Type,
    string Parameter,
    string Property,
    string Field,
    EquatableArray<Extent> Shape)
{
    /// <summary>What says whether a call gives it; null where every call does.</summary>
    public OptionalInfo? Optional { get; init; }

    /// <summary>Whether the call makes it of an image.</summary>
    public bool IsImage { get; init; }

    public bool IsScalar => Shape.Count == 0;

    public bool IsText => Signature.ElementType == ElementType.String;
}
