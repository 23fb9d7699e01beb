namespace BuildTimeML.Compression.Tests.Versioning.OldForms;

internal static class ShapeForms
{
    public static IEnumerable<OldForm> All =>
    [
        new("Concat", 7, 0, "(float[2, 3] x, float[2, 1] z) => (y) { y = Concat<axis = 1>(x, z) }"),
        new("Concat", 11, 0, "(float[2, 3] x, float[2, 1] z) => (y) { y = Concat<axis = -1>(x, z) }"),
        new("Constant", 7, 0, "(float[2] x) => (y) { c = Constant<value = float[2] {1, 2}>() y = Add(x, c) }"),
        new("Constant", 12, 0, "(float[2] x) => (y) { c = Constant<value_floats = [1.0, 2.0]>() y = Add(x, c) }"),
        new("ConstantOfShape", 9, 0, "(int64[3] x) => (y) { y = ConstantOfShape<value = int32[1] {7}>(x) }"),
        new("DepthToSpace", 7, 0, "(float[1, 8, 2, 3] x) => (y) { y = DepthToSpace<blocksize = 2>(x) }"),
        new("DepthToSpace", 11, 0, "(float[1, 8, 2, 3] x) => (y) { y = DepthToSpace<blocksize = 2, mode = \"CRD\">(x) }"),
        new("SpaceToDepth", 7, 0, "(float[1, 2, 4, 6] x) => (y) { y = SpaceToDepth<blocksize = 2>(x) }"),
        new("Expand", 8, 0, "(float[3, 1] x) => (y) <int64[3] s = {2, 1, 4}> { y = Expand(x, s) }"),
        new("Flatten", 7, 0, "(float[2, 3, 4] x) => (y, z) { y = Flatten(x) z = Flatten<axis = 0>(x) }"),
        new("Flatten", 11, 0, "(float[2, 3, 4] x) => (y) { y = Flatten<axis = -1>(x) }"),
        new("Pad", 7, 0, "(float[2, 3] x) => (y) { y = Pad<pads = [0, 1, 2, 0]>(x) }"),
        new("Pad", 7, 0, "(float[2, 3] x) => (y) { r = Relu(x) y = Pad<pads = [0, 1, 2, -1], mode = \"constant\", value = 1.5>(r) }"),
        new("Pad", 7, 0, "(double[2, 3] x) => (y) { y = Pad<pads = [0, 1, 2, 0], value = 1.5>(x) }"),
        new("Pad", 7, 0, "(float[3, 3] x) => (y) { y = Pad<pads = [0, 1, 2, 0], mode = \"reflect\">(x) }"),
        new("Pad", 7, 0, "(float[3, 3] x) => (y) { y = Pad<pads = [0, 1, 2, 0], mode = \"edge\">(x) }"),
        new("Pad", 11, 0, "(float[3, 3] x, float v) => (y) <int64[4] p = {1, 0, 0, 2}> { y = Pad(x, p, v) }"),
        new("Reshape", 7, 0, "(float[2, 3, 4] x) => (y) <int64[3] s = {0, -1, 2}> { y = Reshape(x, s) }"),
        new("Shape", 7, 0, "(float[2, 3, 4] x) => (y) { y = Shape(x) }"),
        new("Size", 7, 0, "(float[2, 3, 4] x) => (y) { y = Size(x) }"),
        new("Slice", 7, 0, "(float[4, 5] x) => (y) { y = Slice<starts = [1, -3], ends = [3, 100]>(x) }"),
        new("Slice", 7, 0, "(float[4, 5] x) => (y) { y = Slice<axes = [1], starts = [0], ends = [-1]>(x) }"),
        new("Slice", 10, 0, "(float[4, 5] x) => (y) <int64[1] s = {-1}, int64[1] e = {-9}, int64[1] a = {1}, int64[1] d = {-2}> { y = Slice(x, s, e, a, d) }"),
        new("Split", 7, 0, "(float[4, 6] x) => (a, b) { a, b = Split(x) }"),
        new("Split", 7, 0, "(float[4, 6] x) => (a, b, c) { a, b, c = Split<axis = 1>(x) }"),
        new("Split", 7, 0, "(float[4, 6] x) => (a, b) { a, b = Split<axis = 1, split = [2, 4]>(x) }"),
        new("Split", 11, 0, "(float[4, 6] x) => (a, b) { a, b = Split<axis = -1, split = [5, 1]>(x) }"),
        new("Split", 13, 0, "(float[4, 6] x) => (a, b) <int64[2] s = {1, 3}> { a, b = Split(x, s) }"),
        new("Split", 13, 0, "(float[4, 6] x) => (a, b) { a, b = Split<axis = 1>(x) }"),
        new("Squeeze", 7, 0, "(float[1, 3, 1, 2] x) => (y, z) { y = Squeeze<axes = [0, 2]>(x) z = Squeeze(x) }"),
        new("Squeeze", 11, 0, "(float[1, 3, 1, 2] x) => (y) { y = Squeeze<axes = [-2]>(x) }"),
        new("Unsqueeze", 7, 0, "(float[3, 2] x) => (y) { y = Unsqueeze<axes = [0, 3]>(x) }"),
        new("Unsqueeze", 11, 0, "(float[3, 2] x) => (y) { y = Unsqueeze<axes = [-1]>(x) }"),
        new("Tile", 7, 0, "(float[3, 2] x) => (y) <int64[2] r = {2, 3}> { y = Tile(x, r) }"),
        new("Transpose", 7, 0, "(float[2, 3, 4] x) => (y, z) { y = Transpose<perm = [2, 0, 1]>(x) z = Transpose(x) }"),
    ];
}
