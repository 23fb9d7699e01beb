using BuildTimeML.Compression.Infrastructure;
using BuildTimeML.Compression.Passes;
using BuildTimeML.Compression.Tests.Helpers;
using BuildTimeML.Graph;
using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Serialization;
using BuildTimeML.Graph.Versioning;
using BuildTimeML.Runtime;

namespace BuildTimeML.Compression.Tests.Versioning;

public sealed class UpgradeOpsetPassTests
{
    private const string Old = "<ir_version: 4, opset_import: [\"\": 9]> g (float[2, 64] x) => (float[2, 64] y) <float[64, 64] w = random(1)> { p = MatMul(x, w) y = Clip<min = 0.0>(p) }";

    private const string Stuck = "<ir_version: 4, opset_import: [\"\": 9]> g (float[2, 64] x) => (float[2, 64] y) <float[64, 64] w = random(1)> { p = MatMul(x, w) d, mask = Dropout(p) y = Mul(d, mask) }";

    public static TheoryData<string> RealModels => ["agnews-transformer", "cifar-cnn", "iris-random-forest", "mnist", "mnist-mobilenet", "squeezenet", "ultraface-rfb-320"];

    [TestDataTheory]
    [MemberData(nameof(RealModels))]
    public void Real_models_reach_the_newest_version_and_give_the_same(string name)
    {
        byte[] before = File.ReadAllBytes(Models.Find(name));
        using Model model = ModelReader.Read(before);
        var log = new PassLog();

        PassRunner.Run(model, [new UntangleInitializersPass(), new UpgradeOpsetPass(OpsetUpgrade.NewestVersion)], log);

        Assert.Null(log.OpsetStop);
        Assert.Equal(OpsetUpgrade.NewestVersion, model.OpsetVersion());
        byte[] after = Compressed.Bytes(model);
        for (int seed = 0; seed < 10; seed++)
        {
            EngineResults.AssertClose(EngineResults.Run(before, GraphOptimization.All, seed), EngineResults.Run(after, GraphOptimization.All, seed), tolerance: 1e-5);
        }
    }

    [Fact]
    public void A_model_that_is_too_old_for_products_in_8_bits_is_upgraded_for_them()
    {
        using var folder = new TemporaryFolder();
        string path = Write(folder, Old);
        using var fixture = new BuildFixture(path, "Int8Dynamic");

        fixture.Build();

        using Model built = ModelReader.Read(fixture.Item.OutputPath);
        Assert.Equal(DynamicInt8Pass.MinimumOpset, built.OpsetVersion());
        Assert.Contains(built.Graph.Nodes, n => n.OpType == "MatMulInteger");
        Assert.Empty(fixture.Warnings);
        Engine.AssertClose(File.ReadAllBytes(path), File.ReadAllBytes(fixture.Item.OutputPath), decibels: 30);
    }

    [Fact]
    public void A_node_that_stops_the_upgrade_is_a_warning_that_names_it()
    {
        using var folder = new TemporaryFolder();
        using var fixture = new BuildFixture(Write(folder, Stuck), "Int8Dynamic");

        fixture.Build();

        Assert.Equal(
            "'Models/net.onnx' stays at version 9 of the default operator set, and what needs a newer one is left as it is: Dropout 'd': its mask is used, whose elements have another type from version 10 on. Export the model with a newer version.",
            fixture.Warnings.Single(w => w.Code == "BTML2002").Message);
    }

    [Fact]
    public void A_model_that_is_new_enough_keeps_its_version()
    {
        using Model model = GraphTextReader.Read("<opset_import: [\"\": 17]> g (float[2] x) => (y) { y = Relu(x) }");

        Assert.False(new UpgradeOpsetPass(DynamicInt8Pass.MinimumOpset).Run(model, new PassLog()));

        Assert.Equal(17, model.OpsetVersion());
    }

    private static string Write(TemporaryFolder folder, string text)
    {
        using Model model = GraphTextReader.Read(text);
        string path = folder.File("old.onnx");
        File.WriteAllBytes(path, Compressed.Bytes(model));
        return path;
    }
}
