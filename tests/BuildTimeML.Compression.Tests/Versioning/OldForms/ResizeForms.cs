namespace BuildTimeML.Compression.Tests.Versioning.OldForms;

internal static class ResizeForms
{
    public static IEnumerable<OldForm> All =>
    [
        new("Upsample", 7, 0, "(float[1, 2, 3, 4] x) => (y) { y = Upsample<scales = [1.0, 1.0, 2.0, 3.0]>(x) }"),
        new("Upsample", 7, 0, "(float[1, 2, 3, 4] x) => (y) { y = Upsample<scales = [1.0, 1.0, 1.5, 2.5], mode = \"nearest\">(x) }"),
        new("Upsample", 7, 1e-6, "(float[1, 2, 3, 4] x) => (y) { y = Upsample<scales = [1.0, 1.0, 2.0, 2.5], mode = \"linear\">(x) }"),
        new("Upsample", 9, 0, "(float[1, 2, 3, 4] x) => (y) <float[4] s = {1, 1, 2, 1.7}> { y = Upsample(x, s) }"),
        new("Upsample", 9, 0, "(float[1, 2, 3, 4] x) => (y) <float[4] o = {1, 1, 2, 2}> { n = Shape(o) s = ConstantOfShape<value = float[1] {1}>(n) t = Mul(s, o) y = Upsample(x, t) }"),
        new("Upsample", 9, 1e-6, "(float[1, 2, 3, 4] x) => (y) <float[4] s = {1, 1, 2, 1.7}> { y = Upsample<mode = \"linear\">(x, s) }"),
        new("Resize", 10, 0, "(float[1, 2, 3, 4] x) => (y) <float[4] s = {1, 1, 2, 1.5}> { y = Resize(x, s) }"),
        new("Resize", 10, 0, "(float[1, 1, 5, 8] x) => (y) <float[4] s = {1, 1, 0.6, 0.4}> { y = Resize<mode = \"nearest\">(x, s) }"),
        new("Resize", 10, 1e-6, "(float[1, 2, 6, 4] x) => (y) <float[4] s = {1, 1, 0.6, 1.5}> { y = Resize<mode = \"linear\">(x, s) }"),
        .. new[] { "half_pixel", "pytorch_half_pixel", "align_corners", "asymmetric" }.SelectMany(InMode),
        new("Resize", 11, 0, "(float[1, 1, 5, 4] x) => (y) <float[0] r = {}, float[4] s = {1, 1, 2, 2.5}> { y = Resize<coordinate_transformation_mode = \"tf_half_pixel_for_nn\", nearest_mode = \"floor\">(x, r, s) }"),
        new("Resize", 11, 0, "(float[1, 1, 5, 8] x) => (y) <float[0] r = {}, float[4] s = {1, 1, 0.6, 0.5}> { y = Resize<coordinate_transformation_mode = \"tf_half_pixel_for_nn\", nearest_mode = \"floor\">(x, r, s) }"),
        new("Resize", 11, 0, "(float[1, 1, 5, 8] x) => (y) <float[0] r = {}, float[4] s = {1, 1, 0.6, 0.5}> { y = Resize<coordinate_transformation_mode = \"tf_half_pixel_for_nn\">(x, r, s) }"),
        new("Resize", 11, 0, "(float[1, 1, 5, 8] x) => (y) <float[0] r = {}, float[4] s = {1, 1, 2.5, 2}> { y = Resize<coordinate_transformation_mode = \"tf_half_pixel_for_nn\">(x, r, s) }"),
        new("Resize", 11, 0, "(float[1, 1, 5, 4] x) => (y) <float[8] r = {0, 0, 0.2, 0.1, 1, 1, 0.8, 0.9}, float[0] s = {}, int64[4] n = {1, 1, 3, 3}> { y = Resize<coordinate_transformation_mode = \"tf_crop_and_resize\", mode = \"linear\", extrapolation_value = 2.0>(x, r, s, n) }"),
        new("Resize", 13, 0, "(float[1, 1, 5, 4] x) => (y) <int64[4] n = {1, 1, 7, 3}> { y = Resize<mode = \"cubic\", cubic_coeff_a = -0.5>(x, , , n) }"),
        new("GridSample", 16, 0, "(float[1, 1, 4, 4] x) => (y) <float[1, 2, 2, 2] g = random(3)> { y = GridSample(x, g) }"),
        new("GridSample", 16, 0, "(float[1, 1, 4, 4] x) => (y) <float[1, 2, 2, 2] g = random(3)> { y = GridSample<mode = \"bilinear\", padding_mode = \"border\">(x, g) }"),
        new("GridSample", 16, 0, "(float[1, 1, 4, 4] x) => (y) <float[1, 2, 2, 2] g = random(3)> { y = GridSample<mode = \"bicubic\", align_corners = 1>(x, g) }"),
        new("GridSample", 16, 0, "(float[1, 1, 4, 4] x) => (y) <float[1, 2, 2, 2] g = random(3)> { y = GridSample<mode = \"nearest\", padding_mode = \"reflection\">(x, g) }"),
    ];

    private static IEnumerable<OldForm> InMode(string mode) =>
    [
        new("Resize", 11, 0, $"(float[1, 1, 5, 4] x) => (y) <float[0] r = {{}}, float[4] s = {{1, 1, 2, 0.5}}> {{ y = Resize<coordinate_transformation_mode = \"{mode}\">(x, r, s) }}"),
        new("Resize", 11, 0, $"(float[1, 1, 5, 4] x) => (y) <float[0] r = {{}}, float[4] s = {{1, 1, 2, 0.5}}> {{ y = Resize<mode = \"linear\", coordinate_transformation_mode = \"{mode}\">(x, r, s) }}"),
        new("Resize", 11, 0, $"(float[1, 1, 5, 4] x) => (y) <float[0] r = {{}}, float[0] s = {{}}, int64[4] n = {{1, 1, 8, 3}}> {{ y = Resize<mode = \"cubic\", coordinate_transformation_mode = \"{mode}\">(x, r, s, n) }}"),
    ];
}
