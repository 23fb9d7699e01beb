using BuildTimeML.Manifest;

namespace BuildTimeML.Generator.Tests;

/// <summary>A model that gives back what it gets, with a signature that only its seed decides.</summary>
internal sealed class IdentityModel
{
    private static readonly ElementType[] Types =
    [
        ElementType.Float32, ElementType.Float64, ElementType.Float16, ElementType.Int8, ElementType.UInt8, ElementType.Int16,
        ElementType.UInt16, ElementType.Int32, ElementType.UInt32, ElementType.Int64, ElementType.UInt64, ElementType.Bool,
    ];

    // Names go to the engine as text that ends with a zero, in UTF-8.
    private static readonly string[] Names = [.. Hostile.Texts.Where(text => !text.Contains('\0') && !text.Any(char.IsSurrogate))];

    private readonly Random _random;
    private readonly HashSet<string> _taken = [""];

    public IdentityModel(int seed)
    {
        _random = new Random(seed);
        TensorSignature[] inputs = [.. Enumerable.Range(0, 1 + (seed % 12)).Select(i => Given.Tensor(ValueName(), Types[(seed + i) % Types.Length], Shape((seed + i) % 7)))];
        TensorSignature[] outputs = [.. inputs.Select(input => input with { Name = ValueName(), Shape = _random.Next(8) == 0 ? null : input.Shape })];
        TensorSignature[] optional = [.. inputs.Reverse().TakeWhile(MayBeOptional).Take(_random.Next(4)).Reverse()];
        Graph = new TinyModel(inputs, outputs, [.. inputs.Zip(outputs, (input, output) => new TinyModel.Node("Identity", [input.Name], [output.Name]))])
        {
            Defaults = [.. optional.Select(Zeros)],
        };
        Manifest = Given.Model(inputs, outputs) with
        {
            Namespace = $"N{seed}",
            ClassName = ClassNameOf(Hostile.Texts[_random.Next(Hostile.Texts.Length)]),
            Accessibility = (ClassAccessibility)_random.Next(2),
            HasFake = _random.Next(2) == 0,
            MaxDimensions = Given.Limits(("batch", _random.Next(1, 5)), ("class", _random.Next(1, 5)), ("a b", 2)),
            OptionalInputs = optional.Select(input => input.Name).ToEquatableArray(),
            Labels = Array.Find(outputs, IsScores) is { } scores ? LabelsOf(scores) : null,
        };
    }

    public TinyModel Graph { get; }

    public ModelManifest Manifest { get; }

    /// <summary>The build mends class names; those of the fixed members are refused, which has tests of its own.</summary>
    public static string ClassNameOf(string text) => Identifiers.Pascal(text, "Model") is var name
        && name is "Predict" or "PredictAsync" or "PredictBatch" or "PredictRows" or "CountRows" or "Compute" or "Pool" or "Lease" or "Result" or "Batch" or "Run" or "LoadAsync" or "Warmup" or "Reset" or "Inputs" or "InputBuffers" or "Dispose" or "Input" or "Output" or "Info" or "Labels" or "Provider" or "Precision" or "LabelNames" ? "Model" : text.All(char.IsAsciiLetterLower) && text.Length > 0 ? text : name;

    private static bool IsScores(TensorSignature output) => output is { ElementType: ElementType.Float32 or ElementType.Float64 or ElementType.Float16, Shape: { Count: > 0 } shape }
        && shape[^1].Value is > 1;

    // Nobody could give one that is always empty.
    private static bool MayBeOptional(TensorSignature input) => input.Shape!.Value.All(dimension => dimension.Value != 0);

    private static TinyModel.Default Zeros(TensorSignature input)
    {
        long[] shape = [.. input.Shape!.Value.Select(dimension => dimension.Value ?? 1)];
        return new TinyModel.Default(input.Name, input.ElementType, shape, new byte[shape.Aggregate(SizeOf(input.ElementType), (size, dimension) => size * dimension)]);
    }

    private static long SizeOf(ElementType type) => type switch
    {
        ElementType.Float64 or ElementType.Int64 or ElementType.UInt64 => 8,
        ElementType.Float32 or ElementType.Int32 or ElementType.UInt32 => 4,
        ElementType.Float16 or ElementType.Int16 or ElementType.UInt16 => 2,
        _ => 1,
    };

    private LabelSet LabelsOf(TensorSignature scores) => new(
        scores.Name, (ScoreKind)_random.Next(3), Enumerable.Range(0, (int)scores.Shape!.Value[^1].Value!.Value).Select(_ => Hostile.Texts[_random.Next(Hostile.Texts.Length)]).ToEquatableArray());

    private string ValueName() => Identifiers.Unique(Names[_random.Next(Names.Length)], _taken);

    private object?[] Shape(int rank) => [.. Enumerable.Range(0, rank).Select(_ => _random.Next(6) switch
    {
        0 => null,
        1 => "batch",
        2 => "class",
        3 => new[] { "a b", "a_b", "2*batch" }[_random.Next(3)],
        _ => (object)_random.Next(4),
    })];
}
