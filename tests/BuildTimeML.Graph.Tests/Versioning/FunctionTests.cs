using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Serialization;
using BuildTimeML.Graph.Serialization.Proto;
using BuildTimeML.Graph.Versioning;
using Google.Protobuf;

namespace BuildTimeML.Graph.Tests.Versioning;

public sealed class FunctionTests
{
    [Fact]
    public void A_model_with_functions_of_its_own_keeps_its_version()
    {
        var proto = new ModelProto
        {
            IrVersion = 8,
            OpsetImport = { new OperatorSetIdProto { Version = 17 } },
            Functions = { new FunctionProto { Name = "Twice", Domain = "own" } },
            Graph = new GraphProto { Name = "main" },
        };
        using Model model = ModelReader.Read(proto.ToByteArray());

        OpsetStop? stop = OpsetUpgrade.Run(model, OpsetUpgrade.NewestVersion);

        Assert.Equal(new OpsetStop("", "the model still calls functions of its own, which keep to the version they were written for", 17), stop);
        Assert.Equal((17, 8), (model.OpsetVersion(), model.IrVersion));
    }
}
