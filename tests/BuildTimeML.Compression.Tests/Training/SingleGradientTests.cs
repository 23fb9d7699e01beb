using BuildTimeML.Compression.Tests.Training.Helpers;

namespace BuildTimeML.Compression.Tests.Training;

/// <summary>Operators that the engine has for float32 only: differences are coarse, and so is what they prove.</summary>
public sealed class SingleGradientTests
{
    private const double Step = 1.0 / 64;

    [Theory]
    [InlineData("y = Erf(x)")]
    [InlineData("y = Softplus(x)")]
    [InlineData("o = Add(x, off) y = Selu(o)")]
    [InlineData("o = Add(x, off) y = LeakyRelu<alpha = 0.25>(o)")]
    [InlineData("o = Add(x, off) y = Softsign(o)")]
    [InlineData("o = Add(x, off) y = Elu<alpha = 0.5>(o)")]
    [InlineData("o = Add(x, off) t = Transpose<perm = [0, 3, 2, 1]>(o) y = PRelu(t, s)")]
    [InlineData("t = Transpose<perm = [0, 3, 2, 1]>(x) y = Mean(t, s, b)")]
    [InlineData("y = Gelu(x)")]
    [InlineData("y = Gelu<approximate = \"tanh\">(x)")]
    [InlineData("t = Mul(x, four) o = Add(t, off) y = HardSwish(o)")]
    [InlineData("t = Mul(x, four) o = Add(t, off) y = HardSigmoid<alpha = 0.25>(o)")]
    [InlineData("y = InstanceNormalization<epsilon = 0.25>(x, s, b)")]
    [InlineData("y = GroupNormalization<num_groups = 2, epsilon = 0.25>(x, s, b)")]
    [InlineData("y = GlobalMaxPool(x)")]
    [InlineData("y = LRN<size = 3, alpha = 0.5, beta = 0.75, bias = 1.5>(x)")]
    public void Functions(string body) => GradientCheck.InSingle(
        $$"""
        net (float[2, 4, 3, 2] x, float[4] s, float[4] b) => (float[] y) {
          four = Constant<value = float {4}>() off = Constant<value = float {0.0625}>()
          {{body}}
        }
        """,
        Step, 1e-3);

    [Fact]
    public void Groups_of_old_models_are_scaled_as_a_whole() => GradientCheck.InSingle(
        """
        <ir_version: 8, opset_import: ["": 18]>
        net (float[N, 4, 3] x, float[2] s, float[2] b) => (float[] y) { y = GroupNormalization<num_groups = 2>(x, s, b) }
        """,
        Step, 1e-3);

    [Theory]
    [InlineData("mode = \"nearest\", coordinate_transformation_mode = \"asymmetric\", nearest_mode = \"floor\"")]
    [InlineData("mode = \"nearest\"")]
    public void Enlarging_repeats_elements(string attributes) => GradientCheck.Linear(
        $"net (float[2, 2, 3, 2] x) => (float[] y) {{ scales = Constant<value = float[4] {{1, 1, 2, 3}}>() y = Resize<{attributes}>(x, , scales) }}");

    [Theory]
    [InlineData("coordinate_transformation_mode = \"half_pixel\"", "3, 2", "6, 5")]
    [InlineData("coordinate_transformation_mode = \"align_corners\"", "3, 4", "7, 2")]
    [InlineData("coordinate_transformation_mode = \"align_corners\"", "3, 4", "1, 4")]
    [InlineData("coordinate_transformation_mode = \"asymmetric\"", "4, 4", "6, 3")]
    [InlineData("coordinate_transformation_mode = \"pytorch_half_pixel\"", "4, 3", "1, 7")]
    [InlineData("keep_aspect_ratio_policy = \"stretch\", axes = [2, 3]", "4, 3", "5, 7")]
    public void Interpolation_to_a_size(string attributes, string from, string to) => GradientCheck.InSingle(
        $"net (float[2, 3, {from}] x) => (float[] y) {{ sizes = Constant<value = int64[{(attributes.Contains("axes") ? $"2] {{{to}" : $"4] {{2, 3, {to}")}}}>() y = Resize<mode = \"linear\", {attributes}>(x, , , sizes) }}",
        step: 1, tolerance: 1e-5);

    [Theory]
    [InlineData("half_pixel", "1, 1, 1.5, 0.75")]
    [InlineData("half_pixel_symmetric", "1, 1, 1.3, 2.6")]
    [InlineData("asymmetric", "1, 1, 1.1, 2.9")]
    [InlineData("half_pixel", "1, 1, 2, 1")]
    public void Interpolation_by_a_scale(string transformation, string scales) => GradientCheck.InSingle(
        $"net (float[2, 3, 5, 4] x) => (float[] y) {{ scales = Constant<value = float[4] {{{scales}}}>() y = Resize<mode = \"linear\", coordinate_transformation_mode = \"{transformation}\">(x, , scales) }}",
        step: 1, tolerance: 1e-5);

    [Fact]
    public void Interpolation_leaves_a_free_batch_alone() => GradientCheck.InSingle(
        "net (float[N, 2, 3, 2] x) => (float[] y) { scales = Constant<value = float[4] {1, 1, 2, 3}>() y = Resize<mode = \"linear\">(x, , scales) }",
        step: 1, tolerance: 1e-5);
}
