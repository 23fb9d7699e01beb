using BuildTimeML.Build;
using BuildTimeML.Manifest;
using BuildTimeML.Tasks.Items;
using BuildTimeML.Tasks.Signatures;
using Microsoft.Build.Utilities;

namespace BuildTimeML.Package.Tests.Tasks;

public sealed class OptionalInputsMetadataTests
{
    private static readonly ModelSignature Model = new([Tensor("x", ElementType.Float32, "batch", 4)], [Tensor("y", ElementType.Float32, "batch", 4)], [])
    {
        Defaulted =
        [
            new(Tensor("scale", ElementType.Float32), Header("scale", ElementType.Float32)),
            new(new TensorSignature("bare", ValueKind.Tensor, ElementType.Undefined, null), Header("bare", ElementType.Int64, 2, 3)),
            new(Tensor("boxes", ElementType.Float32, "n", 4), Header("boxes", ElementType.Float32, 0, 4)),
            new(Tensor("wrongType", ElementType.Float32, 2), Header("wrongType", ElementType.Float64, 2)),
            new(Tensor("wrongRank", ElementType.Float32, 2), Header("wrongRank", ElementType.Float32, 1, 2)),
            new(Tensor("wrongSize", ElementType.Float32, "n", 2), Header("wrongSize", ElementType.Float32, 3, 3)),
            new(new TensorSignature("empty", ValueKind.Tensor, ElementType.Undefined, null), Header("empty", ElementType.Float32, 0)),
            new(Tensor("sparse", ElementType.Float32, 8), Header("sparse", ElementType.Float32, 2) with { IsSparse = true }),
            new(new TensorSignature("list", ValueKind.Sequence, ElementType.Undefined, null), Header("list", ElementType.Float32, 2)),
        ],
    };

    [Theory]
    [InlineData("", "x float32 [batch, 4]")]
    [InlineData(" scale ;", "x float32 [batch, 4]; scale float32 []")]
    [InlineData("boxes;bare;scale", "x float32 [batch, 4]; scale float32 []; bare int64 [2, 3]; boxes float32 [n, 4]")]
    public void Inputs_that_are_named_come_last_with_what_their_initializers_say(string value, string inputs)
    {
        ModelSignature signature = Read(value);

        Assert.Equal(inputs, string.Join("; ", signature.Inputs.Select(i => $"{i.Name} {i.Describe()}")));
        Assert.Equal(signature.Inputs.Skip(1).Select(i => i.Name), signature.OptionalInputs);
    }

    [Theory]
    [InlineData("x", "it has no initializer, so that each call has to give it")]
    [InlineData("scale;y", "it is no input of the model. Those that have an initializer are 'scale', 'bare', 'boxes', ")]
    [InlineData("boxes;scale;boxes", "it stands there twice")]
    [InlineData("sparse", "its initializer is a sparse tensor, which nobody can replace")]
    [InlineData("list", "it is sequence, no tensor")]
    [InlineData("wrongType", "the input is float32 [2], and its initializer float64 [2]")]
    [InlineData("wrongRank", "the input is float32 [2], and its initializer float32 [1, 2]")]
    [InlineData("wrongSize", "the input is float32 [n, 2], and its initializer float32 [3, 3]")]
    [InlineData("empty", "the input is float32 [0], so that a call has nothing to give")]
    public void An_input_that_cannot_be_optional_is_named_with_the_reason(string value, string reason)
    {
        BuildError error = Assert.Throws<BuildErrorException>(() => Read(value)).Error;

        Assert.Equal("BTML1055", error.Code);
        Assert.Contains($"OptionalInputs=\"{value}\" cannot be used for 'model.onnx' at '{value[(value.LastIndexOf(';') + 1)..]}': {reason}", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_default_that_does_not_have_the_number_of_a_fixed_dimension_is_an_error()
    {
        ModelSignature frozen = NamedDimensions.Freeze(Include("boxes"), [new DimensionLimit("n", 5)]);

        BuildError error = Assert.Throws<BuildErrorException>(() => OptionalInputsMetadata.CheckShapes(Item("boxes"), frozen)).Error;

        Assert.Contains("at 'boxes': the input is float32 [5, 4], and its initializer float32 [0, 4]", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_optional_input_is_made_of_no_image()
    {
        ModelSignature signature = Model with { Inputs = [Tensor("x", ElementType.Float32, 1), Tensor("mask", ElementType.Float32, 1, 3, 8, 8)], OptionalInputs = ["mask"] };
        TaskItem item = Item("mask");
        item.SetMetadata("Preprocess", "image: scale=1/255");

        BuildError error = Assert.Throws<BuildErrorException>(() => DataMetadata.ReadPreprocess(item, signature)).Error;

        Assert.Equal("BTML1040", error.Code);
        Assert.Contains("OptionalInputs lists the input 'mask'", error.Message, StringComparison.Ordinal);
    }

    private static ModelSignature Read(string value)
    {
        ModelSignature signature = Include(value);
        OptionalInputsMetadata.CheckShapes(Item(value), signature);
        return signature;
    }

    private static ModelSignature Include(string value) => OptionalInputsMetadata.Include(Item(value), Model);

    private static TaskItem Item(string value)
    {
        var item = new TaskItem("model.onnx");
        item.SetMetadata("OptionalInputs", value);
        return item;
    }

    private static TensorHeader Header(string name, ElementType type, params long[] shape) => new(name, type, shape.ToEquatableArray(), Location: "");

    private static TensorSignature Tensor(string name, ElementType type, params object[] shape) => new(
        name, ValueKind.Tensor, type, shape.Select(d => d is string symbol ? Dimension.Named(symbol) : Dimension.Fixed((int)d)).ToEquatableArray());
}
