using BuildTimeML.Compression.Infrastructure;
using BuildTimeML.Compression.Passes;
using BuildTimeML.Compression.Tests.Helpers;
using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Serialization;
using BuildTimeML.Manifest;

namespace BuildTimeML.Compression.Tests.Passes;

public sealed class FreezeDimensionsPassTests
{
    [Fact]
    public void A_name_becomes_its_number_in_inputs_and_outputs()
    {
        using Model model = ModelReader.Read(Models.Agnews);

        Assert.True(Run(model, new DimensionLimit("batch", 2)));

        Assert.Equal("int64 [2, 48]", model.Graph.Inputs[0].Type!.ToString());
        Assert.Equal("float32 [2, 4]", model.Graph.Outputs[0].Type!.ToString());
    }

    [Fact]
    public void Other_names_leave_the_model_as_it_is()
    {
        using Model model = ModelReader.Read(Models.Agnews);
        byte[] before = Compressed.Bytes(model);

        Assert.False(Run(model, new DimensionLimit("sequence", 2)));

        Assert.Equal(before, Compressed.Bytes(model));
    }

    private static bool Run(Model model, params DimensionLimit[] numbers) => new FreezeDimensionsPass(numbers).Run(model, new PassLog());
}
