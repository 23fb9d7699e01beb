using BuildTimeML.Compression.Evaluation;
using BuildTimeML.Compression.Tests.Helpers;
using BuildTimeML.Compression.Tests.Training.Helpers;
using BuildTimeML.Compression.Training.Autodiff;
using BuildTimeML.Compression.Training.OperatorGradients.Recurrence;
using BuildTimeML.Graph;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Tests.Training;

/// <summary>Recurrent layers as single steps: they give what the engine's operators give, and have a gradient.</summary>
public sealed class RecurrentGradientTests
{
    public static TheoryData<string> Layers => new(
        Layer("LSTM", 4, 1, "", "x, w, r", "y"),
        Layer("LSTM", 4, 1, "direction = \"reverse\"", "x, w, r, b", "y, h, c"),
        Layer("LSTM", 4, 2, "direction = \"bidirectional\"", "x, w, r, b, , h0, c0", "y, h, c"),
        Layer("LSTM", 4, 1, "", "x, w, r, b, , h0", "y, h"),
        Layer("LSTM", 4, 1, "activations = [\"Sigmoid\", \"Tanh\", \"Tanh\"]", "x, w, r, , , , c0", "y, h, c"),
        Layer("GRU", 3, 1, "", "x, w, r", "y"),
        Layer("GRU", 3, 1, "", "x, w, r, b", "y, h"),
        Layer("GRU", 3, 2, "direction = \"bidirectional\"", "x, w, r, b, , h0", "y, h"),
        Layer("GRU", 3, 1, "linear_before_reset = 1", "x, w, r", "y"),
        Layer("GRU", 3, 1, "linear_before_reset = 1, direction = \"reverse\"", "x, w, r, b", "y, h"),
        Layer("GRU", 3, 2, "linear_before_reset = 1, direction = \"bidirectional\"", "x, w, r, b, , h0", "y, h"));

    [Theory]
    [MemberData(nameof(Layers))]
    public void Steps_give_what_the_operator_gives(string text)
    {
        using Model model = GraphTextReader.Read(text.Replace("N", "2", StringComparison.Ordinal));
        Parameter[] parameters = Parameter.Of(model, multiplesOf: null);
        Value[] values = Parameter.MakeInputs(model, parameters);
        float[] Fill(Runtime.ModelValue input) => parameters.Single(p => p.Name == input.Name).Elements;
        OutputValues[] expected = [.. Engine.Run(Compressed.Bytes(model), Fill)];

        UnrolledRecurrence.Apply(model.Graph, new GraphEmitter(model), values);

        Assert.Null(GraphVerifier.Verify(model)?.Message);
        Assert.DoesNotContain(model.Graph.Nodes, n => n.OpType is "LSTM" or "GRU");
        OutputValues[] actual = [.. Engine.Run(Compressed.Bytes(model), Fill)];
        Assert.Equal(expected.Select(e => e.Shape), actual.Select(a => a.Shape));
        Assert.All(expected.Zip(actual), p => Assert.InRange(p.First.Numbers!.Zip(p.Second.Numbers!, (a, b) => Math.Abs(a - b)).Max(), 0, 2e-6));
    }

    [Theory]
    [MemberData(nameof(Layers))]
    public void Steps_have_a_gradient(string text) => GradientCheck.InDouble(text);

    [Theory]
    [InlineData("5, 2, 3", "x, w, r, , lengths", "", "its sequences have lengths of their own")]
    [InlineData("5, 2, 3", "x, w, r, , , , , p", "", "it has peepholes")]
    [InlineData("5, 2, 3", "x, w, r", "layout = 1", "its layout begins with the batch")]
    [InlineData("5, 2, 3", "x, w, r", "input_forget = 1", "its input gate and its forget gate are one")]
    [InlineData("5, 2, 3", "x, w, r", "clip = 3.0", "it clips what reaches its gates")]
    [InlineData("5, 2, 3", "x, w, r", "activations = [\"Sigmoid\", \"Relu\", \"Tanh\"]", "its activations are not Sigmoid and Tanh")]
    [InlineData("257, 2, 3", "x, w, r", "", "it takes 257 steps, and no more than 256 are unrolled")]
    [InlineData("129, 2, 3", "x, w, r", "direction = \"bidirectional\"", "it takes 258 steps, and no more than 256 are unrolled")]
    [InlineData("N, 2, 3", "x, w, r", "", "the length of its sequences is not fixed")]
    public void What_cannot_be_unrolled_says_why(string shape, string inputs, string attributes, string reason)
    {
        using Model model = GraphTextReader.Read($$"""
            net (float[{{shape}}] x) => (float[] l) <float[1, 16, 3] w = random(1), float[1, 16, 4] r = random(2), float[1, 12] p = random(3), int32[2] lengths = {5, 4}> {
              y = LSTM<hidden_size = 4{{(attributes.Length > 0 ? ", " + attributes : "")}}>({{inputs}}) l = ReduceSum<keepdims = 0>(y)
            }
            """);

        var refusal = Assert.Throws<NoGradientException>(() => Gradients.Append(model, model.Graph.Outputs[0], [model.Graph.Initializers[0]]));

        Assert.StartsWith($"LSTM 'y' has no gradient: {reason}. It lies between 'w' and the loss.", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_layer_that_no_parameter_reaches_stays_as_it_is()
    {
        using Model model = GraphTextReader.Read("net (float[5, 2, 3] x) => (float l) <float[1, 16, 3] w = random(1), float[1, 16, 4] r = random(2), float[4] s = random(3)> { y = LSTM<hidden_size = 4>(x, w, r) z = Mul(y, s) l = ReduceSum<keepdims = 0>(z) }");

        Gradients.Append(model, model.Graph.Outputs[0], [model.Graph.Initializers[2]]);

        Assert.Contains(model.Graph.Nodes, n => n.Is("LSTM"));
    }

    private static string Layer(string op, int gates, int directions, string attributes, string inputs, string outputs)
    {
        string more = attributes.Length > 0 ? ", " + attributes : "";
        string[] optional =
        [
            .. inputs.Contains('b', StringComparison.Ordinal) ? [$"float[{directions}, {8 * gates}] b = random(3)"] : Array.Empty<string>(),
            .. inputs.Contains("h0", StringComparison.Ordinal) ? [$"float[{directions}, 2, 4] h0 = random(4)"] : Array.Empty<string>(),
            .. inputs.Contains("c0", StringComparison.Ordinal) ? [$"float[{directions}, 2, 4] c0 = random(5)"] : Array.Empty<string>(),
        ];
        return $$"""
            net (float[3, N, 5] x) => ({{string.Join(", ", outputs.Split(", ").Select(o => "float[] " + o))}})
            <{{string.Join(", ", [$"float[{directions}, {4 * gates}, 5] w = random(1)", $"float[{directions}, {4 * gates}, 4] r = random(2)", .. optional])}}> {
              {{outputs}} = {{op}}<hidden_size = 4{{more}}>({{inputs}})
            }
            """;
    }
}
