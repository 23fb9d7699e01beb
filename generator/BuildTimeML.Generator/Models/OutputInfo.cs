using BuildTimeML.Manifest;

namespace BuildTimeML.Generator;

/// <param name="Signature">The output as the model declares it.</param>
/// <param name="Type">The C# type of its numbers; null where it is no tensor of numbers.</param>
/// <param name="View">The runtime's view of it.</param>
/// <param name="Property">Its property of <c>Output</c>, not escaped.</param>
/// <param name="Parameter">Its parameter of the constructor of <c>Output</c>, not escaped.</param>
/// <param name="Field">Its buffer.</param>
/// <param name="Shape">One extent per dimension; null where the engine allocates it.</param>
internal sealed record OutputInfo(
    TensorSignature Signature,
    string? Type,
    string View,
    string Property,
    string Parameter,
    string Field,
    EquatableArray<Extent>? Shape)
{
    public bool IsScalar => Shape is { Count: 0 };
}
