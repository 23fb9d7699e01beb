using BuildTimeML.Manifest;

namespace BuildTimeML.Generator;

/// <param name="Signature">The output as the model declares it.</param>
/// <param name="Type">The C# type of its elements.</param>
/// <param name="Property">Its property of <c>Output</c>, not escaped.</param>
/// <param name="Parameter">Its parameter of the constructor of <c>Output</c>, not escaped.</param>
/// <param name="Field">Its buffer.</param>
/// <param name="Shape">One extent per dimension; null where only the engine knows them.</param>
internal sealed record OutputInfo(
    TensorSignature Signature,
    string Type,
    string Property,
    string Parameter,
    string Field,
    EquatableArray<Extent>? Shape)
{
    public bool IsScalar => Shape is { Count: 0 };
}
