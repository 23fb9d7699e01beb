using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Graph.Tests.Verification;

public sealed class NodeVerifierTests
{
    [Theory]
    [InlineData("y = Relu(x, x)", "Relu 'y' has 2 inputs, and Relu takes 1 in version 17")]
    [InlineData("y = MatMul(x)", "MatMul 'y' has 1 inputs, and MatMul takes 2 in version 17")]
    [InlineData("y = Conv(x, , x)", "Conv 'y' lacks its input 1, which Conv needs")]
    [InlineData("y, z = Relu(x)", "Relu 'y' has 2 outputs, and Relu gives 1 in version 17")]
    [InlineData("y = Softmax<axis = 1.5>(x)", "Softmax 'y' has the attribute 'axis' as float, and Softmax takes int")]
    [InlineData("y = Softmax<axis = 1, axis = 2>(x)", "Softmax 'y' has the attribute 'axis' twice")]
    [InlineData("y = Relu<alpha = 1>(x)", "Relu 'y' has the attribute 'alpha', which Relu does not have in version 17")]
    [InlineData("y = ReduceSum<axes = [0]>(x)", "ReduceSum 'y' has the attribute 'axes', which ReduceSum does not have in version 17")]
    [InlineData("y = ReduceMax(x, i)", "ReduceMax 'y' has 2 inputs, and ReduceMax takes 1 in version 17")]
    [InlineData("y = Concat(x, x)", "Concat 'y' lacks the attribute 'axis', which Concat needs in version 17")]
    [InlineData("y = Add(x, i)", "Add 'y' gets 'x' as float32 and 'i' as int64, and Add needs both to be of one type")]
    [InlineData("y = Gather(x, x)", "Gather 'y' gets 'x' as float32, and Gather takes int32 or int64 there")]
    [InlineData("s = SequenceConstruct(x)  y = Relu(s)", "Relu 'y' gets 's', a sequence of float32 [3, 4], and Relu takes a tensor there")]
    [InlineData("a = Cast<to = 7>(x)  y = Add(a, x)", "Add 'y' gets 'a' as int64 and 'x' as float32, and Add needs both to be of one type")]
    [InlineData("y = Add(x, b)  b = Neg(y)", "Add 'y' uses 'b', which Neg 'b' gives only after it: the nodes form a cycle")]
    [InlineData("y = If<then_branch = t () => (x1) { x1 = Neg(x) }, else_branch = e () => (x) { x = Neg(i) }>(c)", "Neg 'x' gives 'x', which has a source already")]
    public void A_wrong_node_is_named_with_what_is_wrong(string nodes, string message) => Assert.Equal(message, Verify(nodes)?.Message);

    [Theory]
    [InlineData("y = Relu<__own = 1>(x)")]
    [InlineData("y = Gelu<anything = 1>(x)")]
    [InlineData("y = com.example.Relu<axis = 1.5>(x, i)")]
    [InlineData("y = Clip(x, , )")]
    [InlineData("y = If<then_branch = t () => (a) { a = Neg(x) }, else_branch = e () => (a) { a = Relu(x) }>(c)")]
    [InlineData("h = NeverHeardOf(x)  y = Add(h, i)")]
    public void What_is_not_known_to_be_wrong_is_valid(string nodes) => Assert.Null(Verify(nodes));

    [Theory]
    [InlineData("\"\": 17, \"ai.onnx\": 17", "the model imports the operator set 'ai.onnx' twice")]
    [InlineData("\"\": 0", "the model imports the operator set '' in version 0")]
    public void A_wrong_import_is_named(string imports, string message)
    {
        using Model model = GraphTextReader.Read($"<ir_version: 8, opset_import: [{imports}]>\ng (float[3, 4] x) => (y) {{ y = Relu(x) }}");

        Assert.Equal(message, GraphVerifier.Verify(model)?.Message);
    }

    [Theory]
    [InlineData("int64[3] h", "Relu 'h' gives 'h' as float32 [3], and the file declares int64 [3]")]
    [InlineData("seq(float[3]) h", "Relu 'h' gives 'h' as float32 [3], and the file declares sequence of float32 [3]")]
    [InlineData("float[4] h", null)]
    [InlineData("float[N] h", null)]
    public void A_declared_type_that_cannot_be_is_named_and_a_declared_shape_is_not(string declared, string? message)
    {
        using Model model = GraphTextReader.Read($"g (float[3] x) => (y) <{declared}> {{ h = Relu(x)  y = Relu(h) }}");

        Assert.Equal(message, GraphVerifier.Verify(model)?.Message);
    }

    private static GraphProblem? Verify(string nodes)
    {
        using Model model = GraphTextReader.Read(
            $"<ir_version: 8, opset_import: [\"\": 17, \"com.example\": 1]>\ng (float[3, 4] x, int64[2] i, bool c) => (y) {{ {nodes} }}");
        return GraphVerifier.Verify(model);
    }
}
