using BuildTimeML.Compression.Evaluation;
using BuildTimeML.Compression.Tests.Helpers;
using BuildTimeML.Graph;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Tests.Evaluation;

/// <summary>Outputs that are no tensors of numbers are compared by what they consist of.</summary>
public sealed class OutputValuesTests
{
    private const string Header = """<ir_version: 8, opset_import: ["": 17, "ai.onnx.ml": 3]>""" + "\n";

    [Fact]
    public void A_sequence_of_maps_is_rows_of_its_values()
    {
        OutputValues output = Run(ZipMap("7, 8", 1));

        Assert.Equal([2, 2], output.Shape);
        Assert.Equal([1, 2, 3, 4], output.Numbers!);
        Assert.Equal([1, 1], ClassRows.Best(output)!);
    }

    [Fact]
    public void Other_values_and_other_keys_are_differences()
    {
        Assert.Null(Difference(ZipMap("7, 8", 1), ZipMap("7, 8", 1)));
        Assert.Equal("the output 'y' has other elements", Difference(ZipMap("7, 8", 1), ZipMap("7, 9", 1)));
        Assert.StartsWith("the output 'y' differs by 0.5 of its largest element", Difference(ZipMap("7, 8", 1), ZipMap("7, 8", 1.5f)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_sequence_of_tensors_is_compared_part_by_part()
    {
        string whole = Split("1, 1");
        string halves = Split("2");

        Assert.Equal([2, 1, 2], Run(whole).Shape);
        Assert.Null(Difference(whole, whole));
        Assert.NotNull(Difference(whole, halves));
    }

    [Fact]
    public void Parts_of_different_shapes_are_no_rows_and_their_number_counts()
    {
        string uneven = Split("2, 1", rows: 3);

        Assert.Empty(Run(uneven).Shape);
        Assert.Equal([1, 2, 3, 4, 5, 6], Run(uneven).Numbers!);
        Assert.Null(ClassRows.Best(Run(uneven)));
        Assert.Equal("the output 'y' has other elements", Difference(uneven, Split("1, 2", rows: 3)));
        Assert.Equal("the output 'y' consists of 2 numbers, not 6", OutputComparison.Difference([Run(uneven)], [Run(uneven) with { Numbers = [1, 2] }]));
    }

    [Fact]
    public void Text_is_compared_letter_by_letter()
    {
        Assert.Null(Difference(Text("ab", "c"), Text("ab", "c")));
        Assert.Equal("the output 'y' has other elements", Difference(Text("ab", "c"), Text("a", "bc")));
    }

    private static string ZipMap(string keys, float factor) => Header + $$"""
        g (float[1] x) => (seq(map(int64, float)) y) <float[2, 2] w = {{{string.Join(", ", new[] { 1, 2, 3, 4 }.Select(v => v * factor))}}}> {
          scaled = Mul(w, x)
          y = ai.onnx.ml.ZipMap<classlabels_int64s = [{{keys}}]>(scaled)
        }
        """;

    private static string Split(string lengths, int rows = 2) => Header + $$"""
        g (float[1] x) => (seq(float[]) y) <float[{{rows}}, 2] w = {{{string.Join(", ", Enumerable.Range(1, rows * 2))}}}, int64[{{lengths.Split(',').Length}}] l = {{{lengths}}}> {
          scaled = Mul(w, x)
          y = SplitToSequence<axis = 0>(scaled, l)
        }
        """;

    private static string Text(params string[] words) => Header + $$"""
        g (float[1] x) => (string[2] y) <string[2] w = {{{string.Join(", ", words.Select(w => $"\"{w}\""))}}}> {
          y = Identity(w)
        }
        """;

    private static string? Difference(string reference, string actual) => EquivalenceCheck.Difference([Run(reference)], [Run(actual)]);

    private static OutputValues Run(string text)
    {
        using var folder = new TemporaryFolder();
        using Model model = GraphTextReader.Read(text);
        File.WriteAllBytes(folder.File("a.onnx"), Compressed.Bytes(model));
        using var engine = new EngineModel(folder.File("a.onnx"));
        var x = new Runtime.TensorBuffer<float>(1);
        x.Data[0] = 1;
        return engine.RunOn([new("x", x)]).Single();
    }
}
