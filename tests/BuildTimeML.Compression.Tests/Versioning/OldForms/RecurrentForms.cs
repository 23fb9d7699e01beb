namespace BuildTimeML.Compression.Tests.Versioning.OldForms;

internal static class RecurrentForms
{
    public static IEnumerable<OldForm> All =>
    [
        new("RNN", 7, 0, "(float[4, 2, 3] x) => (y, h) <float[1, 5, 3] w = random(1), float[1, 5, 5] r = random(2), float[1, 10] b = random(3)> { y, h = RNN<hidden_size = 5>(x, w, r, b) }"),
        new("GRU", 7, 0, "(float[4, 2, 3] x) => (y, h) <float[1, 15, 3] w = random(1), float[1, 15, 5] r = random(2), float[1, 30] b = random(3)> { y, h = GRU<hidden_size = 5, linear_before_reset = 1>(x, w, r, b) }"),
        new("LSTM", 7, 0, "(float[4, 2, 3] x) => (y, h, c) <float[2, 20, 3] w = random(1), float[2, 20, 5] r = random(2)> { y, h, c = LSTM<hidden_size = 5, direction = \"bidirectional\">(x, w, r) }"),
        new("If", 7, 0, "(bool c, float[2, 3] x) => (y) { y = If<then_branch = a () => (t) { t = Clip<min = 0.0>(x) }, else_branch = b () => (e) { e = Pad<pads = [0, 0, 0, 0]>(x) }>(c) }"),
        new("If", 11, 0, "(bool c, float[2, 3] x) => (y) { y = If<then_branch = a () => (t) { t = ReduceSum<axes = [1]>(x) }, else_branch = b () => (e) { e = ReduceMax<axes = [1]>(x) }>(c) }"),
        new("Loop", 7, 0, "(float[2] x) => (y, z) <int64 n = {3}, bool c = {1}> { y, z = Loop<body = step (int64 i, bool go, float[2] s) => (bool on, float[2] t, float[2] u) { on = Identity(go) a = Add(s, x) t = Clip<max = 1.5>(a) u = Slice<starts = [0], ends = [1]>(t) }>(n, c, x) }"),
        new("Loop", 11, 0, "(float[2] x) => (y) <int64 n = {3}, bool c = {1}> { y = Loop<body = step (int64 i, bool go, float[2] s) => (bool on, float[2] t) { on = Identity(go) t = Add(s, x) }>(n, c, x) }"),
        new("Scan", 8, 0, "(float[2, 3] s, float[2, 4, 3] x) => (f, o) { f, o = Scan<num_scan_inputs = 1, body = step (float[3] a, float[3] b) => (float[3] c, float[3] d) { c = Add(a, b) d = Clip<min = 0.0>(c) }>(, s, x) }"),
        new("Scan", 8, 0, "(float[2, 3] s, float[2, 4, 3] x, float[2, 4, 3] z) => (f, o) { f, o = Scan<num_scan_inputs = 2, directions = [0, 1], body = step (float[3] a, float[3] b, float[3] e) => (float[3] c, float[3] d) { c = Add(a, b) d = Mul(c, e) }>(, s, x, z) }"),
        new("Scan", 9, 0, "(float[3] s, float[4, 3] x) => (f, o) { f, o = Scan<num_scan_inputs = 1, scan_output_directions = [1], body = step (float[3] a, float[3] b) => (float[3] c, float[3] d) { c = Add(a, b) d = Softmax<axis = 0>(c) }>(s, x) }"),
        new("OptionalHasElement", 15, 0, "(float[2] x) => (y) { o = Optional(x) y = OptionalHasElement(o) }"),
        new("OptionalGetElement", 15, 0, "(float[2] x) => (y) { o = Optional(x) y = OptionalGetElement(o) }"),
        new("QuantizeLinear", 10, 0, "(float[2, 3] x) => (y) <float s = {0.02}, uint8 z = {128}> { y = QuantizeLinear(x, s, z) }"),
        new("QuantizeLinear", 13, 0, "(float[2, 3] x) => (y) <float[3] s = {0.02, 0.1, 0.5}, int8[3] z = {0, 1, -2}> { y = QuantizeLinear<axis = 1>(x, s, z) }"),
        new("DequantizeLinear", 10, 0, "(uint8[2, 3] x) => (y) <float s = {0.02}, uint8 z = {128}> { y = DequantizeLinear(x, s, z) }"),
        new("DequantizeLinear", 13, 0, "(int8[2, 3] x) => (y) <float[2] s = {0.02, 0.1}> { y = DequantizeLinear<axis = -2>(x, s) }"),
        new("QLinearMatMul", 10, 0, "(uint8[2, 3] x) => (y) <float s = {0.02}, uint8 z = {3}, uint8[3, 2] w = {1, 2, 3, 4, 5, 6}> { y = QLinearMatMul(x, s, z, w, s, z, s, z) }"),
    ];
}
