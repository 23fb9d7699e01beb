using BuildTimeML.Build;
using BuildTimeML.Manifest;
using BuildTimeML.Tasks.Items;
using BuildTimeML.Tasks.Signatures;
using Microsoft.Build.Utilities;

namespace BuildTimeML.Package.Tests.Tasks;

public sealed class StateMetadataTests
{
    private static readonly ModelSignature Model = new(
        [
            Tensor("h", ElementType.Float32, 1, 64), Tensor("c:0", ElementType.Float32, 2), Tensor("b", ElementType.Float32, "batch", 2), Tensor("open", ElementType.Float32, [null]),
            Tensor("wide", ElementType.Float32, [null]), Tensor("text", ElementType.String, 2), new TensorSignature("unranked", ValueKind.Tensor, ElementType.Float32, null),
        ],
        [
            Tensor("hN", ElementType.Float32, 1, null), Tensor("c:1", ElementType.Float32, 2), Tensor("bN", ElementType.Float32, "batch", 2), Tensor("openN", ElementType.Float32, [null]),
            Tensor("textN", ElementType.String, 2), Tensor("ids", ElementType.Int64, 1, 64), Tensor("long", ElementType.Float32, 3), Tensor("flat", ElementType.Float32, 64),
            new TensorSignature("list", ValueKind.Sequence, ElementType.Undefined, null),
        ],
        [])
    {
        OptionalInputs = ["open"],
    };

    [Theory]
    [InlineData("", "")]
    [InlineData(" h : hN ; ", "h>hN")]
    [InlineData("c:0:c:1;h:hN", "c:0>c:1 h>hN")]
    public void Pairs_are_read_whatever_their_names_hold(string value, string pairs) =>
        Assert.Equal(pairs, string.Join(' ', Read(value).Select(s => $"{s.Input}>{s.Output}")));

    [Theory]
    [InlineData("h", "it is no input:output of the model. Its inputs are 'h', 'c:0', ")]
    [InlineData("hN:h", "it is no input:output of the model")]
    [InlineData("h:hN;h:flat", "one of its names stands in another pair")]
    [InlineData("h:hN;b:hN", "one of its names stands in another pair")]
    [InlineData("h:ids", "the input is float32 [1, 64], and the output int64 [1, 64]")]
    [InlineData("c:0:long", "the input is float32 [2], and the output float32 [3]")]
    [InlineData("h:flat", "the input is float32 [1, 64], and the output float32 [64]")]
    [InlineData("h:list", "the input is float32 [1, 64], and the output sequence")]
    [InlineData("text:textN", "the input is string [2], no tensor of numbers")]
    [InlineData("unranked:hN", "the input does not say how many dimensions it has")]
    [InlineData("b:bN", "the dimension 'batch' is free. Set Dimensions=\"batch=1\", or what it is")]
    [InlineData("wide:openN", "the input is float32 [?]: a state has a fixed shape")]
    [InlineData("open:openN", "OptionalInputs lists the input, and no call gives a state")]
    public void A_pair_that_cannot_be_a_state_is_named_with_the_reason(string value, string reason)
    {
        BuildError error = Assert.Throws<BuildErrorException>(() => Read(value)).Error;

        Assert.Equal("BTML1028", error.Code);
        Assert.Contains($"at '{value[(value.LastIndexOf(';') + 1)..]}': {reason}", error.Message, StringComparison.Ordinal);
    }

    private static IReadOnlyList<StatePair> Read(string value)
    {
        var item = new TaskItem("model.onnx");
        item.SetMetadata("State", value);
        return StateMetadata.Read(item, Model);
    }

    private static TensorSignature Tensor(string name, ElementType type, params object?[] shape) => new(name, ValueKind.Tensor, type, shape.Select(d => d switch
    {
        null => Dimension.Unknown,
        string symbol => Dimension.Named(symbol),
        _ => Dimension.Fixed((int)d),
    }).ToEquatableArray());
}
