using BuildTimeML.Graph;
using BuildTimeML.Graph.Serialization;
using BuildTimeML.Package.Tests.Infrastructure;

namespace BuildTimeML.Package.Tests.Builds;

[Collection(FeedCollection.Name)]
public sealed class OptionalInputTests(Feed feed)
{
    // All weights are 1: y is twice the sum of x unless a call gives something else.
    private const string Graph = """
        <ir_version: 8, opset_import: ["": 17]>
        net (float[batch, 64] x, float scale, float[128] shift, float[64, 128] w) => (float[batch, 128] y)
          <float scale = {2}, float[128] shift = fill(0), float[64, 128] w = fill(1)> {
          product = MatMul(x, w)
          scaled = Mul(product, scale)
          y = Add(scaled, shift)
        }
        """;

    [Fact]
    public void An_input_with_a_default_becomes_a_parameter_that_may_be_left_out()
    {
        using var project = new ThrowawayProject(feed, """    <OptimizedModel Include="net.onnx" Precision="Int8WeightOnly" MaxDimensions="batch=2" OptionalInputs="scale;shift" />""");
        using (var model = GraphTextReader.Read(Graph))
        {
            ModelWriter.WriteFile(model, project.PathOf("net.onnx"));
        }

        project.Write("Program.cs", """
            using System;
            using Shop;

            float[] x = new float[64], shift = new float[128];
            Array.Fill(x, 0.5f);
            Array.Fill(shift, 7f);
            using var model = new Net();
            float without = model.Predict(x).Y[0, 0];
            float scaled = model.Predict(x, scale: 10).Y[0, 0];
            float shifted = model.Predict(x, shift: shift).Y[0, 127];
            float both = model.Predict(x, 10, shift).Y[0, 0];
            model.Inputs.UseShift = false;
            float inPlace = model.Predict(batch: 1).Y[0, 0];
            Console.WriteLine($"without={without:0} scaled={scaled:0} shifted={shifted:0} both={both:0} inPlace={inPlace:0}");
            """);

        string built = project.Build().MustSucceed().Output;
        Assert.Contains("net.onnx -> Net as Int8WeightOnly", built, StringComparison.Ordinal);
        CommandResult run = project.Run("run", "--no-build").MustSucceed();

        Assert.Contains("without=64 scaled=320 shifted=71 both=327 inPlace=320", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_choice_of_optional_inputs_makes_the_model_again()
    {
        using var project = new ThrowawayProject(feed, """    <OptimizedModel Include="net.onnx" OptionalInputs="scale;shift" />""");
        using (var model = GraphTextReader.Read(Graph))
        {
            ModelWriter.WriteFile(model, project.PathOf("net.onnx"));
        }

        project.Build().MustSucceed();
        Assert.DoesNotContain("net.onnx -> Net", project.Build().MustSucceed().Output, StringComparison.Ordinal);
        project.Items("""    <OptimizedModel Include="net.onnx" OptionalInputs="scale" />""");

        Assert.Contains("net.onnx -> Net", project.Build().MustSucceed().Output, StringComparison.Ordinal);
        Assert.DoesNotContain("optional-input \"shift\"", File.ReadAllText(Path.Combine(project.Intermediate, "Shop.Net.btml")), StringComparison.Ordinal);
    }
}
