namespace BuildTimeML.Compression.Tests.Versioning.OldForms;

internal static class SelectionForms
{
    public static IEnumerable<OldForm> All =>
    [
        new("Compress", 9, 0, "(float[3, 4] x) => (y, z) <bool[3] c = {1, 0, 1}> { y = Compress<axis = 0>(x, c) z = Compress(x, c) }"),
        new("Gather", 7, 0, "(float[3, 4] x) => (y) <int64[2] i = {2, 0}> { y = Gather<axis = 1>(x, i) }"),
        new("Gather", 11, 0, "(float[3, 4] x) => (y) <int64[2] i = {-1, 0}> { y = Gather<axis = -1>(x, i) }"),
        new("GatherElements", 11, 0, "(float[3, 2] x) => (y) <int64[1, 2] i = {-1, 0}> { y = GatherElements(x, i) }"),
        new("GatherND", 11, 0, "(float[3, 2] x) => (y) <int64[2, 2] i = {0, 1, 2, -1}> { y = GatherND(x, i) }"),
        new("GatherND", 12, 0, "(float[2, 3] x) => (y) <int64[2, 1] i = {1, 2}> { y = GatherND<batch_dims = 1>(x, i) }"),
        new("Scatter", 9, 0, "(float[3, 3] x) => (y) <int64[2, 3] i = {1, 0, 2, 0, 2, 1}, float[2, 3] u = {1, 2, 3, 4, 5, 6}> { y = Scatter(x, i, u) }"),
        new("Scatter", 9, 0, "(float[1, 5] x) => (y) <int64[1, 2] i = {1, 3}, float[1, 2] u = {1.5, 2.5}> { y = Scatter<axis = 1>(x, i, u) }"),
        new("ScatterElements", 11, 0, "(float[1, 5] x) => (y) <int64[1, 2] i = {1, -1}, float[1, 2] u = {1.5, 2.5}> { y = ScatterElements<axis = -1>(x, i, u) }"),
        new("ScatterElements", 16, 0, "(float[1, 5] x) => (y) <int64[1, 2] i = {1, 1}, float[1, 2] u = {1.5, 2.5}> { y = ScatterElements<axis = 1, reduction = \"add\">(x, i, u) }"),
        new("ScatterND", 11, 0, "(float[4, 2] x) => (y) <int64[2, 1] i = {3, 1}, float[2, 2] u = {1, 2, 3, 4}> { y = ScatterND(x, i, u) }"),
        new("ScatterND", 16, 0, "(float[4, 2] x) => (y) <int64[2, 1] i = {3, 3}, float[2, 2] u = {1, 2, 3, 4}> { y = ScatterND<reduction = \"mul\">(x, i, u) }"),
        new("OneHot", 9, 0, "(int64[2, 3] x) => (y) <int64[1] d = {4}, float[2] v = {-1, 2}> { y = OneHot<axis = 1>(x, d, v) }"),
        new("OneHot", 9, 0, "() => (y) <int64[4] i = {-1, 0, 3, 7}, int64[1] d = {4}, float[2] v = {0, 1}> { y = OneHot(i, d, v) }"),
        new("TopK", 7, 0, "(float[3, 8] x) => (y, i) { y, i = TopK<k = 3>(x) }"),
        new("TopK", 7, 0, "(float[3, 8] x) => (y, i) { y, i = TopK<k = 2, axis = 0>(x) }"),
        new("TopK", 10, 0, "(float[3, 8] x) => (y, i) <int64[1] k = {4}> { y, i = TopK<axis = 1>(x, k) }"),
        new("NonMaxSuppression", 10, 0, "(float[1, 1, 3] s) => (y) <float[1, 3, 4] b = {0, 0, 1, 1, 0, 0.1, 1, 1.1, 0, 10, 1, 11}, int64[1] n = {3}, float[1] o = {0.5}> { y = NonMaxSuppression(b, s, n, o) }"),
        new("RoiAlign", 10, 0, "(float[1, 2, 8, 8] x) => (y) <float[2, 4] r = {0, 0, 5, 5, 1.5, 2.5, 7, 6}, int64[2] i = {0, 0}> { y = RoiAlign<output_height = 3, output_width = 2, sampling_ratio = 2, spatial_scale = 0.75>(x, r, i) }"),
        new("RoiAlign", 10, 0, "(float[1, 2, 8, 8] x) => (y) <float[1, 4] r = {0, 0, 5, 5}, int64[1] i = {0}> { y = RoiAlign<output_height = 2, output_width = 2, mode = \"max\">(x, r, i) }"),
    ];
}
