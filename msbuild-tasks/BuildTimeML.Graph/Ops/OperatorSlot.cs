using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Graph.Ops;

/// <summary>An input or output of an operator.</summary>
/// <param name="Variable">Slots of the same variable have the same element type; null where the type is fixed or free.</param>
/// <param name="Types">The element types it may have; empty for all.</param>
/// <param name="Kind">A tensor, a sequence, or anything.</param>
/// <param name="IsOptional">It may be left out.</param>
/// <param name="IsVariadic">It stands for any number of them.</param>
public sealed record OperatorSlot(string? Variable, IReadOnlyList<ElementType> Types, SlotKind Kind, bool IsOptional, bool IsVariadic);

public enum SlotKind
{
    Tensor,
    Sequence,
    Any,
}
