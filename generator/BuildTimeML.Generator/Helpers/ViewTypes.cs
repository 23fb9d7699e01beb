using BuildTimeML.Manifest;

namespace BuildTimeML.Generator;

/// <summary>The views that the runtime has of the kinds of values.</summary>
internal static class ViewTypes
{
    private const string Runtime = "global::BuildTimeML.Runtime";

    /// <returns>Null where there is none.</returns>
    public static string? Of(TensorSignature value) => value.Kind switch
    {
        ValueKind.Tensor => OfTensor(value.ElementType),
        ValueKind.Sequence when value.Element is { Kind: ValueKind.Tensor or ValueKind.Map } element && Of(element) is { } view => $"{Runtime}.SequenceView<{view}>",
        ValueKind.Map when value.Element is { Kind: ValueKind.Tensor } values && ElementTypeTable.TypeOf(values.ElementType) is { } type => OfMap(value.ElementType, type),
        _ => null,
    };

    private static string? OfTensor(ElementType element) =>
        element == ElementType.String ? $"{Runtime}.StringTensorView" :
        ElementTypeTable.TypeOf(element) is { } type ? $"{Runtime}.TensorView<{type}>" :
        null;

    private static string? OfMap(ElementType keys, string values) =>
        keys == ElementType.String ? $"{Runtime}.StringMapView<{values}>" :
        ElementTypeTable.TypeOf(keys) is { } type ? $"{Runtime}.MapView<{type}, {values}>" :
        null;
}
