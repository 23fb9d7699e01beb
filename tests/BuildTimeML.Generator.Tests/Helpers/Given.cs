using BuildTimeML.Manifest;

namespace BuildTimeML.Generator.Tests;

/// <summary>Manifests for tests, in few words.</summary>
internal static class Given
{
    public static readonly ModelFile Source = new("Models/model.onnx", 5_725_548, new string('a', 64));

    public static readonly ModelFile Asset = new("BuildTimeML/App/Model.onnx", 1_479_963, new string('b', 64));

    public static ModelManifest Model(TensorSignature[] inputs, TensorSignature[] outputs) => new(
        ManifestStage.Complete,
        "Model",
        "App",
        Source,
        "Int8Dynamic",
        inputs.ToEquatableArray(),
        outputs.ToEquatableArray(),
        EquatableArray<DimensionLimit>.Empty,
        Labels: null,
        Asset,
        EquatableArray<Measurement>.Empty);

    public static ModelManifest Agnews() => Model([Tensor("tokens", ElementType.Int64, "batch", 48)], [Tensor("logits", ElementType.Float32, "batch", 4)]) with
    {
        ClassName = "Agnews",
        MaxDimensions = Limits(("batch", 32)),
        Labels = new LabelSet("logits", ScoreKind.Logit, EquatableArray.Of("World", "Sports", "Business", "Sci/Tech")),
        Measurements = EquatableArray.Of(new Measurement("agreement", "99.6 %")),
    };

    /// <summary>A tensor; its shape is numbers, names, and null for unknown dimensions.</summary>
    public static TensorSignature Tensor(string name, ElementType type, params object?[] shape) =>
        new(name, ValueKind.Tensor, type, shape.Select(Dim).ToEquatableArray());

    public static TensorSignature Unranked(string name, ElementType type) => new(name, ValueKind.Tensor, type, Shape: null);

    public static TensorSignature Sequence(string name, TensorSignature element) => new(name, ValueKind.Sequence, ElementType.Undefined, Shape: null) { Element = element };

    public static TensorSignature Map(string name, ElementType keys, TensorSignature values) => new(name, ValueKind.Map, keys, Shape: null) { Element = values };

    public static EquatableArray<DimensionLimit> Limits(params (string Symbol, long Maximum)[] limits) =>
        limits.Select(limit => new DimensionLimit(limit.Symbol, limit.Maximum)).ToEquatableArray();

    private static Dimension Dim(object? value) => value switch
    {
        null => Dimension.Unknown,
        string symbol => Dimension.Named(symbol),
        _ => Dimension.Fixed(Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture)),
    };
}
