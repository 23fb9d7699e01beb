using BuildTimeML.Graph.Shapes;

namespace BuildTimeML.Graph.Ops;

/// <summary>Operators on values that may be missing.</summary>
internal static class Optionals
{
    public static IReadOnlyList<Operator> Operators { get; } =
    [
        new("Optional", "any? -> any", context => context.Set(0, ValueFact.Optional(context.Input(0) is { } fact ? fact with { Elements = null } : null)), "type:type"),
        new("OptionalGetElement", "any -> any", context => context.Set(0, context.Input(0) is { Kind: FactKind.Optional } optional ? optional.Inner : context.Input(0))),
        new("OptionalHasElement", "any? -> bool", context => context.SetShape(0, [])),
    ];
}
