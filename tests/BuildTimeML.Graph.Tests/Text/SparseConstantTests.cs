using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Serialization;
using BuildTimeML.Graph.Shapes;

namespace BuildTimeML.Graph.Tests.Text;

public sealed class SparseConstantTests
{
    private const string Example = """
        <ir_version: 10, opset_import: ["": 21]>
        g (float[8] x) => (y, z) <
          sparse_tensor(float[8]) w = float[2] {1, 2} at int64[2] {3, 5}
        > {
          y = Add(x, w)
          z = Constant<sparse_value = sparse_tensor(int64[2, 3]) int64[1] {7} at int64[1, 2] {1, 2}>()
        }

        """;

    [Fact]
    public void A_text_with_sparse_constants_stays_the_same_text_through_a_file()
    {
        using Model model = GraphTextReader.Read(Example);
        Assert.Null(GraphVerifier.Verify(model));
        var stream = new MemoryStream();
        ModelWriter.Write(model, stream);
        using Model again = ModelReader.Read(stream.ToArray());

        Assert.Equal(Example, GraphTextWriter.Write(again));
        SparseTensor sparse = again.Graph.SparseInitializers[0].SparseInitializer!;
        Assert.Equal([1f, 2f], sparse.Values.Elements<float>().ToArray());
        Assert.Equal([3L, 5L], sparse.Indices!.Elements<long>().ToArray());
        Assert.Equal([8L], sparse.Dimensions);
    }

    [Fact]
    public void To_operators_they_are_tensors()
    {
        using Model model = GraphTextReader.Read(Example);
        ShapeFacts facts = ShapeInference.Run(model);

        Assert.Equal("float32 [8]", facts.Find(model.Graph.SparseInitializers[0])?.ToString());
        Assert.Equal("int64 [2, 3]", facts.Find(model.Graph.Outputs[1])?.ToString());
    }

    [Theory]
    [InlineData("sparse_tensor(float[N]) w = float[1] {1}", "dimensions that are numbers")]
    [InlineData("sparse_tensor(float[3]) w = int64[1] {1}", "are not int64")]
    public void Errors_say_what_should_be_there(string constant, string message) =>
        Assert.Contains(message, Assert.Throws<GraphTextException>(() => GraphTextReader.Read($"g () => () <{constant}> {{ }}")).Message, StringComparison.Ordinal);
}
