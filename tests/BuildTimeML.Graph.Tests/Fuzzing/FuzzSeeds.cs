namespace BuildTimeML.Graph.Fuzzing;

/// <summary>Small models that hold everything that a model can hold.</summary>
internal static class FuzzSeeds
{
    public const string LargeTensors = "g (float[16, 16] aa) => (float[16, 16] dd) <float[16, 16] bb = random(1), float[16, 16] cc = random(2)> { xx = MatMul(aa, bb)  dd = MatMul(xx, cc) }";

    public static IReadOnlyList<string> Texts { get; } =
    [
        "g (float[N, 4] aa) => (float[N, 2] bb) <float[4, 2] ww = {1, 2, 3, 4, 5, 6, 7, 8}, float[2] cc = {0, 1}> { xx = MatMul(aa, ww)  yy = Add(xx, cc)  bb = Relu(yy) }",
        """
        g (float[2] aa, bool cc) => (float[2] bb) {
          bb = If<then_branch = t () => (tt) { uu = Neg(aa)  tt = Loop<body = b (it, cond, st) => (co, so) { co = Identity(cond)  so = Add(st, uu) }>(, cc, uu) },
            else_branch = e () => (ee) <float[2] kk = {1, 2}> { ee = Mul(aa, kk) }>(cc)
        }
        """,
        """
        <ir_version: 8, opset_import: ["": 17, "com.microsoft": 1, "ai.onnx.ml": 3]>
        g (float[1, 3, 8, 8] aa, seq(float[N]) ss, optional(int64) oo, map(string, float) mm) => (bb) <int64[2] sh = {-1, 4}, string[2] tx = {"a", "bc"}, int4[3] qq = 0x2103, double[1] dd = {1}, float[N] yy> {
          xx = Conv<kernel_shape = [3, 3], pads = [1, 1, 1, 1], strides = [1, 1], auto_pad = "NOTSET">(aa, sh)
          yy = com.microsoft.Gelu<alpha = 1.0, scales = [0.5, 2.0], names = ["x", "y"], value = float[2] {1, 2}, many = [float {1}, float {2}]>(xx)
          zz = Constant<value = int64[3] {1, 2, 3}>()
          bb = Reshape(yy, zz)
        }
        """,
        """
        <ir_version: 10, opset_import: ["": 21, "own": 1], producer_name: "pp", doc_string: "dd", metadata_props: ["k": "v"]>
        g (float[2] aa, bool cc) => (float[2] bb, ee) <sparse_tensor(float[4]) ww = float[2] {1, 2} at int64[2] {0, 3}> {
          xx = own.Twice<by = 3.0>(aa)
          yy = If<then_branch = t () => (tt) { tt = own.Twice(xx) }, else_branch = f () => (ff) { ff = own.Half:other(xx, aa) }>(cc)
          bb = Add(yy, ww)
          ee = Constant<sparse_value = sparse_tensor(float[2, 2]) float[1] {2} at int64[1, 2] {1, 1}>()
        }
        <domain: "own", opset_import: ["": 21, "own": 1]>
        Twice <axis, by: float = 2.0, how: string = "x"> (x) => (y) { s = Constant<value_float: float = @by>()  z = Mul(x, s)  y = own.Half:other(z) }
        <domain: "own", overload: "other", opset_import: ["": 21]>
        Half (x, unused) => (y) <float z> { h = Constant<value = float {0.5}>()  z = Mul(x, h)  y = Identity(z) }
        """,
    ];
}
