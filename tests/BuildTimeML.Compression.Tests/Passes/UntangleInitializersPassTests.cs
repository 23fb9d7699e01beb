using BuildTimeML.Compression.Infrastructure;
using BuildTimeML.Compression.Passes;
using BuildTimeML.Compression.Tests.Helpers;
using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Serialization;

namespace BuildTimeML.Compression.Tests.Passes;

public sealed class UntangleInitializersPassTests
{
    [TestDataFact]
    public void Weights_stop_being_inputs()
    {
        using Model model = ModelReader.Read(Models.Find("squeezenet"));

        Assert.True(new UntangleInitializersPass().Run(model, new PassLog()));

        Assert.Equal("data_0", Assert.Single(model.Graph.Inputs).Name);
        Assert.Equal(4, model.IrVersion);
        Engine.AssertClose(File.ReadAllBytes(Models.Find("squeezenet")), Compressed.Bytes(model), decibels: 100);
    }

    [Fact]
    public void A_model_without_any_is_left_as_it_is()
    {
        using Model model = ModelReader.Read(Models.MobileNet);

        Assert.False(new UntangleInitializersPass().Run(model, new PassLog()));

        Assert.Equal(File.ReadAllBytes(Models.MobileNet), Compressed.Bytes(model));
    }
}
