using BuildTimeML.Compression.Tests.Helpers;
using BuildTimeML.Compression.Tests.Training.Helpers;
using BuildTimeML.Compression.Training.Autodiff;
using BuildTimeML.Graph;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Tests.Training;

/// <summary>How gradients find their way, whatever the operators are.</summary>
public sealed class GradientsTests
{
    [Fact]
    public void What_is_used_several_times_gets_the_sum() => GradientCheck.InDouble(
        "net (float[2, 3] x) => (float[] y) { a = Sin(x) b = Mul(a, x) c = Exp(a) d = Add(b, c) y = Mul(d, a) }");

    [Fact]
    public void Weights_of_several_layers_get_the_sum() => GradientCheck.InDouble(
        "net (float[2, 3] x) => (float[] y) <float[3, 3] w = random(1), float[3] b = random(2)> { a = Gemm(x, w, b) r = Relu(a) c = Gemm(r, w, b) t = Tanh(c) y = MatMul(t, w) }");

    [Fact]
    public void All_outputs_are_followed() => GradientCheck.InDouble(
        "net (float[2, 3] x) => (float[] y, float[] z) { y = Exp(x) s = Mul(y, x) z = Sin(s) }");

    [Fact]
    public void A_free_batch_is_followed_through_a_network() => GradientCheck.InSingle(
        """
        net (float[N, 1, 6, 6] x) => (float[] y)
        <float[4, 1, 3, 3] w1 = random(1), float[4] b1 = random(2), float[4, 1, 3, 3] w2 = random(3), float[4] b2 = random(4), float[3, 4] w3 = random(5), float[3] b3 = random(6)> {
          c1 = Conv<pads = [1, 1, 1, 1]>(x, w1, b1)
          s1 = Sigmoid(c1)
          c2 = Conv<pads = [1, 1, 1, 1], strides = [2, 2], group = 4>(s1, w2, b2)
          t2 = Tanh(c2)
          p = GlobalAveragePool(t2)
          f = Flatten(p)
          g = Gemm<transB = 1>(f, w3, b3)
          y = LogSoftmax(g)
        }
        """,
        1.0 / 64, 2e-3);

    [Theory]
    [InlineData("s = Shape(x) f = Cast<to = 1>(s) y = Mul(f, three)")]
    [InlineData("a = ArgMax(x) f = Cast<to = 1>(a) y = Mul(f, three)")]
    [InlineData("c = Greater(x, three) f = Cast<to = 1>(c) y = Mul(f, three)")]
    [InlineData("c = Greater(x, three) e = Exp(three) y = Where(c, e, three)")]
    public void Integers_and_conditions_end_the_way(string body)
    {
        double[][] gradients = Run($"net (float[2, 3] x) => (float[] y) {{ three = Constant<value = float {{3}}>() {body} }}");

        Assert.Equal(new double[6], gradients[0]);
    }

    [Fact]
    public void A_parameter_that_does_not_matter_gets_zeros()
    {
        double[][] gradients = Run("net (float[2] x, float[3] z) => (float[] y) { y = Exp(x) }");

        Assert.All(gradients[0], g => Assert.NotEqual(0, g));
        Assert.Equal(new double[3], gradients[1]);
    }

    [Theory]
    [InlineData("y = Hardmax(x)", "Hardmax 'y'", "none is known for this operator")]
    [InlineData("y = Pow(k, x)", "Pow 'y'", "its output cannot be differentiated by 'x', its input 1")]
    [InlineData("y = com.example.Unheard(x)", "com.example.Unheard 'y'", "none is known for this operator")]
    [InlineData("y = If<then_branch = a () => (float[2, 3] p) { p = Exp(x) }, else_branch = b () => (float[2, 3] q) { q = Identity(k) }>(c)", "If 'y'", "what runs in a subgraph is not differentiated")]
    [InlineData("y = Pad<mode = \"reflect\">(x, pads)", "Pad 'y'", "its mode is 'reflect'")]
    [InlineData("y = Resize<mode = \"linear\", coordinate_transformation_mode = \"tf_crop_and_resize\">(x, , twice)", "Resize 'y'", "its coordinate_transformation_mode is 'tf_crop_and_resize'")]
    [InlineData("y = Resize<mode = \"linear\", antialias = 1>(x, , twice)", "Resize 'y'", "it takes the mean of all elements that one stands for")]
    [InlineData("t = Exp(twice) y = Resize<mode = \"linear\">(x, , t)", "Resize 'y'", "dimension 0 is not fixed")]
    [InlineData("y = Resize<mode = \"linear\", keep_aspect_ratio_policy = \"not_larger\">(x, , , sizes)", "Resize 'y'", "it keeps the ratio of its axes")]
    [InlineData("y = Resize<mode = \"cubic\">(x, , twice)", "Resize 'y'", "it does more than repeating each element a fixed number of times")]
    public void A_node_without_a_gradient_is_named(string body, string node, string reason)
    {
        using Model model = GraphTextReader.Read(
            $$"""
            <ir_version: 10, opset_import: ["": 21, "com.example": 1]>
            net (float[2, 3] x) => (float[] y) <int64[4] pads = {0, 1, 0, 1}, int64[1] all = {-1}, int64[1] zero = {0}> { k = Constant<value = float[2, 3] {1, 2, 3, 4, 5, 6}>() c = Constant<value = bool {1}>() twice = Constant<value = float[2] {2, 2}>() sizes = Constant<value = int64[2] {4, 5}>() {{body}} z = Reshape(y, all) l = ReduceSum<keepdims = 0>(z, zero) }
            """);
        Value loss = model.Graph.Nodes[^1].Outputs[0]!;

        var refusal = Assert.Throws<NoGradientException>(() => Gradients.Append(model, loss, [model.Graph.Inputs[0]]));

        Assert.StartsWith($"{node} has no gradient: {reason}. It lies between 'x' and the loss.", refusal.Message, StringComparison.Ordinal);
        Assert.Same(model.Graph.Inputs[0], refusal.Parameter);
        Assert.Equal(node, refusal.Node.ToString());
    }

    [Fact]
    public void A_node_without_a_gradient_does_not_matter_beside_the_way() => GradientCheck.Linear(
        "net (float[2, 3] x) => (float[] y) { k = Constant<value = float[2, 3] {1, 2, 3, 4, 5, 6}>() h = Hardmax(k) y = Mul(x, h) }");

    [Fact]
    public void Weights_may_stay_initializers()
    {
        using Model model = GraphTextReader.Read("net (float[2] x) => (float l) <float[2] w = {3, 5}> { y = Mul(x, w) l = ReduceSum<keepdims = 0>(y) }");

        Value weight = model.Graph.Initializers.Single();
        Value gradient = Gradients.Append(model, model.Graph.Outputs[0], [weight])[weight];
        model.Graph.Outputs.Add(gradient);

        Assert.Equal("float32 [2]", gradient.Type!.ToString());
        Assert.Equal([0.5, -2], Engine.Run(Compressed.Bytes(model), _ => [0.5f, -2])[1].Numbers!);
    }

    [Fact]
    public void Each_parameter_gets_a_value_of_its_own()
    {
        using Model model = GraphTextReader.Read("net (float a, float b) => (float l) { l = Add(a, b) }");

        IReadOnlyDictionary<Value, Value> gradients = Gradients.Append(model, model.Graph.Outputs[0], model.Graph.Inputs);
        model.Graph.Outputs.AddRange(gradients.Values);

        Assert.Equal(2, gradients.Values.Distinct().Count());
        Assert.Null(GraphVerifier.Verify(model));
        Assert.Equal([1.0, 1.0], Engine.Run(Compressed.Bytes(model)).Skip(1).SelectMany(o => o.Numbers!));
    }

    [Fact]
    public void The_same_graph_becomes_the_same()
    {
        byte[] Make()
        {
            using Model model = GraphTextReader.Read("net (float[2, 3] x) => (float l) <float[3, 3] w = random(1)> { y = MatMul(x, w) s = Softmax(y) l = ReduceMean<keepdims = 0>(s) }");
            model.Graph.Outputs.AddRange(Gradients.Append(model, model.Graph.Outputs[0], [.. model.Graph.Initializers]).Values);
            return Compressed.Bytes(model);
        }

        Assert.Equal(Make(), Make());
    }

    [Fact]
    public void A_loss_of_many_elements_is_refused()
    {
        using Model model = GraphTextReader.Read("net (float[2, 3] x) => (float[] y) { y = Exp(x) }");

        var error = Assert.Throws<ArgumentException>(() => Gradients.Append(model, model.Graph.Outputs[0], model.Graph.Inputs));

        Assert.Contains("The loss 'y' is float32 [2, 3]", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_old_operator_set_is_refused()
    {
        using Model model = GraphTextReader.Read("<ir_version: 8, opset_import: [\"\": 12]> net (float x) => (float y) { y = Exp(x) }");

        Assert.Throws<ArgumentException>(() => Gradients.Append(model, model.Graph.Outputs[0], model.Graph.Inputs));
    }

    private static double[][] Run(string text) => AppendedGradient.Of(GraphTextReader.Read(text), Parameter.Of(GraphTextReader.Read(text), multiplesOf: null), options: null);
}
