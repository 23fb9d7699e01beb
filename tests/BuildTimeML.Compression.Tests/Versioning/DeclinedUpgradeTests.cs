using BuildTimeML.Compression.Tests.Helpers;
using BuildTimeML.Graph;
using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Versioning;

namespace BuildTimeML.Compression.Tests.Versioning;

public sealed class DeclinedUpgradeTests
{
    private const string Statistics = "float[3] s = fill(1), float[3] b = fill(1), float[3] m = fill(1), float[3] v = fill(1)";

    public static TheoryData<long, long, string, string, string> Cases => new()
    {
        { 7, 7, "(float[2] x) => (y) { y = Nothing(x) }", "Nothing 'y'", "version 7 of the default operator set does not have this operator" },
        { 9, 9, "(float[2] x) => (y) { a = Relu(x) y = Clip<min = 0.0>(a) z = Round(x) }", "Round 'z'", "version 9 of the default operator set does not have this operator" },
        { 6, 6, "(float[2] x) => (y) { y = Add(x, x) }", "Add 'y'", "it came or changed between version 6 and 7, the oldest that can be upgraded" },
        { 6, 6, "(float[2] x) => (y) { y = Sin(x) }", "Sin 'y'", "it came or changed between version 6 and 7, the oldest that can be upgraded" },
        { 7, 9, "(float[2] x) => (y) { d, mask = Dropout(x) y = Add(d, mask) }", "Dropout 'd'", "its mask is used, whose elements have another type from version 10 on" },
        { 10, 11, "(float[2] x) => (y, mask) { y, mask = Dropout(x) }", "Dropout 'y'", "its mask is used, whose elements at inference are others from version 12 on" },
        { 9, 13, $"(float[2, 3] x) => (y) <{Statistics}> {{ y, a, c, d, e = BatchNormalization(x, s, b, m, v) }}", "BatchNormalization 'y'", "it is in training mode (it gives mean and variance), whose outputs are others from version 14 on" },
        { 7, 8, $"(float[2, 3] x) => (y) <{Statistics}> {{ y, a, c, d, e = BatchNormalization<spatial = 0>(x, s, b, m, v) }}", "BatchNormalization 'y'", "it is in training mode with statistics per element (spatial = 0)" },
        { 7, 10, "(x) => (y) { y = Clip<max = 1.0>(x) }", "Clip 'y'", "its element type is not known, which the limits need as inputs" },
        { 7, 10, "(x) => (y) { y = Pad<pads = [0, 1], value = 1.0>(x) }", "Pad 'y'", "its element type is not known, which the value needs as an input" },
        { 10, 10, "(float[1, 1, 2, 2] x, float[4] s) => (y) { y = Resize(x, s) }", "Resize 'y'", "its scales are not constant, and whether it enlarges or shrinks decides how version 11 has to round" },
        { 10, 10, "(float[1, 1, 4, 4] x) => (y) <float[4] s = {1, 1, 2, 0.5}> { y = Resize(x, s) }", "Resize 'y'", "it enlarges along one axis and shrinks along another, which version 11 rounds in one way" },
        { 11, 12, "(float[1, 1, 4, 4] x) => (y) <float[0] r = {}, float[4] s = {1, 1, 2, 2}> { y = Resize<coordinate_transformation_mode = \"tf_half_pixel_for_nn\", nearest_mode = \"ceil\">(x, r, s) }", "Resize 'y'", "it takes positions by tf_half_pixel_for_nn and rounds them in a way that version 13 has no words for" },
        { 8, 8, "(int64[2] n, float[2, 3] s, float[2, 4, 3] x) => (f) { f = Scan<num_scan_inputs = 1, body = step (a, b) => (c) { c = Add(a, b) }>(n, s, x) }", "Scan 'f'", "its sequences have lengths of their own (sequence_lens), which version 9 does not have" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_model_stays_at_the_newest_version_that_is_right(long from, long to, string text, string node, string reason)
    {
        using Model model = GraphTextReader.Read(new OldForm("", from, 0, text).Model);

        OpsetStop? stop = OpsetUpgrade.Run(model, OpsetUpgrade.NewestVersion);

        Assert.Equal(new OpsetStop(node, reason, to), stop);
        Assert.Equal(to, model.OpsetVersion());
        Assert.Null(GraphVerifier.Verify(model));
    }

    [Theory]
    [InlineData("<opset_import: [\"\": 22]> g (float[2] x) => (y) { y = Relu(x) }")]
    [InlineData("<opset_import: [\"\": 21]> g (float[2] x) => (y) { y = Relu(x) }")]
    [InlineData("<opset_import: [\"com.example\": 1]> g (float[2] x) => (y) { y = com.example.Relu(x) }")]
    public void A_model_that_is_new_enough_or_has_no_such_operators_is_left_as_it_is(string text)
    {
        using Model model = GraphTextReader.Read(text);
        byte[] before = Compressed.Bytes(model);

        Assert.Null(OpsetUpgrade.Run(model, OpsetUpgrade.NewestVersion));

        Assert.Equal(before, Compressed.Bytes(model));
    }

    [Fact]
    public void Other_operator_sets_stay_as_they_are()
    {
        using Model model = GraphTextReader.Read("<ir_version: 4, opset_import: [\"\": 9, \"ai.onnx.ml\": 1]> g (float[2] x) => (y) { a = Clip<min = 0.0>(x) y = ai.onnx.ml.Scaler<scale = [2.0]>(a) }");

        Assert.Null(OpsetUpgrade.Run(model, 11));

        Assert.Equal((11, 1, 6), (model.OpsetVersion(), model.OpsetVersion("ai.onnx.ml"), model.IrVersion));
        Assert.NotNull(model.Graph.Nodes[1].Attribute("scale"));
    }

    [Fact]
    public void Equal_constants_are_shared_and_their_names_are_free()
    {
        using Model model = GraphTextReader.Read("<ir_version: 4, opset_import: [\"\": 11]> g (float[2] x) => (y) { \"y.axes\" = Relu(x) a = Unsqueeze<axes = [0]>(\"y.axes\") b = Squeeze<axes = [0]>(a) y = Unsqueeze<axes = [0]>(b) }");

        Assert.Null(OpsetUpgrade.Run(model, 13));

        Value axes = Assert.Single(model.Graph.Initializers);
        Assert.Equal("a.axes", axes.Name);
        Assert.Equal(3, axes.Uses.Count);
    }
}
