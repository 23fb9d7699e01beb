using BuildTimeML.Compression.Evaluation;
using BuildTimeML.Compression.Tests.Helpers;
using BuildTimeML.Graph;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Tests.Building;

/// <summary>Models whose inputs or outputs are no tensors of numbers are built, and nothing is claimed of what was not compared.</summary>
public sealed class OtherKindsTests
{
    [TestDataFact]
    public void A_classifier_that_gives_maps_is_measured_by_the_values_of_its_maps()
    {
        using var fixture = new BuildFixture(Models.Find("iris-random-forest"), "Float32");
        var samples = new ArraySamples("X", [1, 4], [[5.1f, 3.5f, 1.4f, 0.2f], [6.7f, 3.0f, 5.2f, 2.3f], [5.9f, 2.8f, 4.3f, 1.3f]]);
        fixture.Samples = fixture.Samples with { Evaluation = new EvaluationSet(samples, [0, 2, 1], null) };

        fixture.Build();

        Assert.Equal(["agreement 100.0 %", "accuracy 100.0 % (original 100.0 %)"], fixture.Manifest.Measurements.Skip(1).Select(m => $"{m.Name} {m.Value}"));
        Assert.DoesNotContain(fixture.Infos, info => info.Contains("cannot be run", StringComparison.Ordinal));
        Assert.Empty(fixture.Warnings);
    }

    [Fact]
    public void A_model_that_takes_text_is_only_loaded_and_the_build_says_so()
    {
        using var folder = new TemporaryFolder();
        using (Model model = GraphTextReader.Read("""
            <ir_version: 8, opset_import: ["": 17, "ai.onnx.ml": 3]>
            g (string[N] x) => (int64[N] y) { same = Identity(x)  y = ai.onnx.ml.LabelEncoder<keys_strings = ["a", "b"], values_int64s = [1, 2]>(same) }
            """))
        {
            File.WriteAllBytes(folder.File("text.onnx"), Compressed.Bytes(model));
        }

        using var fixture = new BuildFixture(folder.File("text.onnx"), "Float32");

        fixture.Build();

        Assert.Contains(fixture.Infos, info => info.Contains("cannot be run on synthetic inputs", StringComparison.Ordinal)
            && info.EndsWith("the input 'x' has elements of the type String", StringComparison.Ordinal));
        Assert.Equal(["size"], fixture.Manifest.Measurements.Select(m => m.Name));
        Assert.True(new FileInfo(fixture.Item.OutputPath).Length < new FileInfo(folder.File("text.onnx")).Length);
    }
}
