using BuildTimeML.Graph;
using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Versioning;

namespace BuildTimeML.Tool.Inspection;

/// <summary>What may become a problem with a model, in the order of how much it matters. docs/tool.md has a row for each.</summary>
internal static class RiskTable
{
    private const int OldestVersion = 7;
    private const int FirstWithoutInputsForWeights = 4;
    private const int Named = 5;

    private static readonly string[] KnownDomains = ["", "ai.onnx", "ai.onnx.ml", "com.microsoft"];

    public static IReadOnlyList<(string Id, Func<Model, IEnumerable<string>> Find)> All { get; } =
    [
        ("invalid-graph", m => GraphVerifier.Verify(m) is { } problem ? [problem.Message] : []),
        ("custom-operators", CustomOperators),
        ("old-opset", m => m.OpsetVersion() is < OldestVersion and var v ? [$"version {v} of the operator set is too old to be upgraded: most precisions cannot be had"] : []),
        ("new-opset", m => m.OpsetVersion() is > OpsetUpgrade.NewestVersion and var v ? [$"version {v} of the operator set is newer than {OpsetUpgrade.NewestVersion}, the newest that the build knows: what is new in it is left as it is"] : []),
        ("over-2-gb", OverTwoGigabytes),
        ("external-data", m => m.ExternalFiles.Count == 0 ? [] : [$"weights lie in {List(m.ExternalFiles.Select(f => f.Location))}: the files belong together"]),
        ("not-finite-weights", m => WeightRanges.NotFinite(m) is { Count: > 0 } names ? [$"infinity or NaN stands in {List(names)}"] : []),
        ("float16-range", m => WeightRanges.BeyondHalf(m) is { Count: > 0 } names ? [$"beyond what float16 can hold (65504): {List(names)}"] : []),
        ("dynamic-dimensions", DynamicDimensions),
        ("unknown-rank", m => Inputs(m).Where(i => i.Type is TensorType { Shape: null }).Select(i => $"the input '{i.Name}' does not say how many dimensions it has: no class can be made of it")),
        ("control-flow", m => Nodes(m, n => n.Attributes.Any(a => a.Subgraphs.Any())) is { Count: > 0 } ops ? [$"{List(ops)}: most execution providers leave these to the CPU"] : []),
        ("cpu-only-operators", m => Nodes(m, n => n.Domain == "ai.onnx.ml") is { Count: > 0 } ops ? [$"{List(ops)}: other execution providers do not have these"] : []),
        ("microsoft-operators", m => Nodes(m, n => n.Domain == "com.microsoft") is { Count: > 0 } ops ? [$"{List(ops)}: ONNX Runtime has these, other engines do not, and not every execution provider"] : []),
        ("weights-as-inputs", m => m.IrVersion < FirstWithoutInputsForWeights && m.Graph.Inputs.Any(i => i.Initializer is not null) ? ["the old format lists weights as inputs: the build takes them for weights"] : []),
        ("nothing-to-compress", m => ModelInspector.WeightsOf(m).Any(w => w.ElementType == ElementType.Float32 && w.Rank > 1) ? [] : ["there are no float32 weights of two or more dimensions"]),
    ];

    private static IEnumerable<string> CustomOperators(Model model)
    {
        var functions = new HashSet<(string, string)>(model.Functions.Select(f => (f.Domain, f.Name)));
        List<string> custom = Nodes(model, n => !KnownDomains.Contains(n.Domain) && !functions.Contains((n.Domain, n.OpType)));
        return custom.Count == 0 ? [] : [$"{List(custom)}: the engine has no such operators unless a library brings them"];
    }

    private static IEnumerable<string> OverTwoGigabytes(Model model)
    {
        long bytes = ModelInspector.WeightsOf(model).Sum(w => w.ByteSize);
        return bytes <= int.MaxValue ? [] : [$"its weights take {bytes / 1e9:0.0} GB: the optimised model is two files, and cannot be embedded"];
    }

    private static IEnumerable<string> DynamicDimensions(Model model)
    {
        string[] names = [.. Inputs(model).SelectMany(i => i.Type is TensorType { Shape: { } shape } ? shape : []).Select(d => d.Symbol).OfType<string>().Distinct(StringComparer.Ordinal)];
        bool unnamed = Inputs(model).Any(i => i.Type is TensorType { Shape: { } shape } && shape.Any(d => d.Value is null && d.Symbol is null));
        return names.Length == 0 && !unnamed ? []
            : [$"{List([.. names, .. unnamed ? ["one without a name"] : Array.Empty<string>()])}: buffers are reserved by MaxDimensions; Dimensions makes one fixed, so that more can be simplified"];
    }

    private static IEnumerable<Value> Inputs(Model model) => model.Graph.Inputs.Where(i => i.Initializer is null);

    private static List<string> Nodes(Model model, Func<Node, bool> predicate) =>
        [.. ModelInspector.AllNodes(model).Where(predicate).Select(ModelInspector.NameOf).Distinct().Order(StringComparer.Ordinal)];

    private static string List(IEnumerable<string> names)
    {
        string[] all = [.. names];
        return string.Join(", ", all.Take(Named)) + (all.Length > Named ? $" and {all.Length - Named} more" : "");
    }
}
