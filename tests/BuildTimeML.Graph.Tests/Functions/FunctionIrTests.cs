using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Serialization;

namespace BuildTimeML.Graph.Tests.Functions;

public sealed class FunctionIrTests
{
    private const string Example = """
        <ir_version: 10, opset_import: ["": 21, "own": 1], producer_name: "someone", model_version: 3, doc_string: "what it \"does\"", metadata_props: ["author": "me", "empty": ""]>
        main (float[N] x) => (float[N] y) {
          y = own.Scale:half<by = 2.0>(x)
        }
        <domain: "own", overload: "half", opset_import: ["": 18, "ai.onnx.ml": 3]>
        Scale <axis, mode, by = 1.0, names = ["a", "b"]> (a, b) => (c) <
          float[N] h
        > {
          s = Constant<value_float: float = @by>()
          h = Mul(a, s)
          c = Softmax<axis: undefined = @axis>(h)
        }
        <domain: "own", opset_import: []>
        Nothing () => () {
        }

        """;

    [Fact]
    public void A_text_with_functions_and_metadata_read_and_written_is_the_same_text()
    {
        using Model model = GraphTextReader.Read(Example);

        Assert.Equal(Example, GraphTextWriter.Write(model));
    }

    [Fact]
    public void It_stays_the_same_text_through_a_file()
    {
        using Model model = GraphTextReader.Read(Example);
        var stream = new MemoryStream();
        ModelWriter.Write(model, stream);
        using Model again = ModelReader.Read(stream.ToArray());

        Assert.Equal(Example, GraphTextWriter.Write(again));
    }

    [Fact]
    public void A_function_has_what_the_text_says()
    {
        using Model model = GraphTextReader.Read(Example);
        ModelFunction function = model.Functions[0];

        Assert.Equal("own.Scale:half", function.ToString());
        Assert.Equal(["axis", "mode"], function.Attributes);
        Assert.Equal(["by", "names"], function.Defaults.Select(d => d.Name));
        Assert.Equal((18, 3, null), (function.Opsets.VersionOf(""), function.Opsets.VersionOf("ai.onnx.ml"), function.Opsets.VersionOf("own")));
        Assert.Equal(("by", AttributeKind.Float), (function.Body.Nodes[0].Attributes[0].Reference, function.Body.Nodes[0].Attributes[0].Kind));
        Assert.Same(function.Body.Nodes[1].Outputs[0], function.Body.TypedValues[0]);
    }
}
