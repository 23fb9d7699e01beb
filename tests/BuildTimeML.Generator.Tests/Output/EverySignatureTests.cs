using BuildTimeML.Manifest;

namespace BuildTimeML.Generator.Tests;

public sealed class EverySignatureTests
{
    private static readonly ElementType[] Types =
    [
        ElementType.Float32, ElementType.Float64, ElementType.Float16, ElementType.Int8, ElementType.UInt8, ElementType.Int16,
        ElementType.UInt16, ElementType.Int32, ElementType.UInt32, ElementType.Int64, ElementType.UInt64, ElementType.Bool, ElementType.String,
    ];

    [Fact]
    public void Classes_of_two_hundred_random_signatures_compile_without_a_warning() =>
        GeneratorTest.Compile(Enumerable.Range(0, 200).Select(seed => Random(new Random(seed), seed)));

    [Fact]
    public void Classes_of_every_hostile_name_compile_without_a_warning() => GeneratorTest.Compile(Hostile.Texts.Select((text, i) =>
        Given.Model([Given.Tensor(text, ElementType.Float32, text, 2), Given.Tensor(text, ElementType.Int64)], [Given.Tensor(text, ElementType.Float32, text, 2)]) with
        {
            Namespace = $"N{i}.class.await",
            ClassName = SafeClassName(text),
            Source = new ModelFile(text, 1, text),
            Precision = text,
            MaxDimensions = Given.Limits((text, 5)),
            Labels = new LabelSet(text, ScoreKind.Logit, EquatableArray.Of(text, text)),
            Measurements = EquatableArray.Of(new Measurement(text, text)),
        }));

    [Fact]
    public void Classes_compile_in_the_global_namespace_beside_types_that_hide_common_names() => GeneratorTest.Compile(
        [Given.Agnews() with { Namespace = "" }, Given.Agnews() with { Namespace = "App.System" }],
        "namespace App { class BuildTimeML; class Half; class ReadOnlySpan; class IDisposable; class ModelSession; }");

    private static ModelManifest Random(Random random, int seed)
    {
        TensorSignature[] inputs = [.. Enumerable.Range(0, random.Next(1, 13)).Select(_ => Signature(random))];
        TensorSignature[] outputs = [.. Enumerable.Range(0, random.Next(1, 6)).Select(_ => random.Next(8) == 0 ? Given.Unranked(Name(random), Type(random)) : Signature(random))];
        TensorSignature? scores = outputs.FirstOrDefault(output => output is { ElementType: ElementType.Float32 or ElementType.Float64 or ElementType.Float16, Shape: { Count: > 0 } shape }
            && shape[shape.Count - 1].Value is > 1 && outputs.Count(other => other.Name == output.Name) == 1);
        return Given.Model(inputs, outputs) with
        {
            Namespace = $"N{seed}",
            ClassName = SafeClassName(Name(random)),
            Stage = random.Next(4) == 0 ? ManifestStage.Signature : ManifestStage.Complete,
            Asset = Given.Asset,
            MaxDimensions = Given.Limits(("batch", random.Next(1, 9)), ("class", random.Next(1, 9)), ("a b", 2)),
            Labels = scores is null ? null : new LabelSet(
                scores.Name, (ScoreKind)random.Next(3), Enumerable.Range(0, (int)scores.Shape!.Value[^1].Value!.Value).Select(_ => Name(random)).ToEquatableArray()),
        };
    }

    private static TensorSignature Signature(Random random) => Given.Tensor(Name(random), Type(random), [.. Enumerable.Range(0, random.Next(7)).Select(_ => Dim(random))]);

    private static object? Dim(Random random) => random.Next(6) switch
    {
        0 => null,
        1 => "batch",
        2 => "class",
        3 => new[] { "a b", "a_b", "", "2*batch" }[random.Next(4)],
        _ => random.Next(6),
    };

    private static ElementType Type(Random random) => Types[random.Next(Types.Length)];

    private static string Name(Random random) => Hostile.Texts[random.Next(Hostile.Texts.Length)];

    // The build mends class names; those of the fixed members are refused, which has tests of its own.
    private static string SafeClassName(string text) => Identifiers.Pascal(text, "Model") is var name
        && name is "Predict" or "Run" or "Reset" or "Inputs" or "InputBuffers" or "Input" or "Dispose" or "Output" or "Info" or "Labels" or "Provider" or "LabelNames" ? "Model" : text.All(char.IsAsciiLetterLower) && text.Length > 0 ? text : name;
}
