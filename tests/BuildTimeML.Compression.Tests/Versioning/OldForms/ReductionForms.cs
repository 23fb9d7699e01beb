namespace BuildTimeML.Compression.Tests.Versioning.OldForms;

internal static class ReductionForms
{
    private static readonly string[] Operators =
        ["ReduceL1", "ReduceL2", "ReduceLogSum", "ReduceLogSumExp", "ReduceMax", "ReduceMean", "ReduceMin", "ReduceProd", "ReduceSum", "ReduceSumSquare"];

    public static IEnumerable<OldForm> All =>
    [
        .. Operators.SelectMany(Variants),
        new("ReduceMax", 12, 0, "(int8[2, 3] x) => (y) { y = ReduceMax<axes = [0]>(x) }"),
        new("ArgMax", 7, 0, "(float[2, 3, 4] x) => (y) { y = ArgMax<axis = 1>(x) }"),
        new("ArgMax", 12, 0, "(float[2, 3, 4] x) => (y) { y = ArgMax<axis = -1, select_last_index = 1, keepdims = 0>(x) }"),
        new("ArgMin", 7, 0, "(float[2, 3, 4] x) => (y) { y = ArgMin(x) }"),
        new("ArgMin", 12, 0, "(int32[2, 3, 4] x) => (y) { y = ArgMin<axis = 2, select_last_index = 1>(x) }"),
    ];

    private static IEnumerable<OldForm> Variants(string op) =>
    [
        new(op, 7, 0, $"(float[2, 3, 4] x) => (y) {{ a = Abs(x) y = {op}<axes = [0, 2], keepdims = 0>(a) }}"),
        new(op, 7, 0, $"(float[2, 3, 4] x) => (y) {{ a = Abs(x) y = {op}(a) }}"),
        new(op, 11, 0, $"(float[2, 3, 4] x) => (y) {{ a = Abs(x) y = {op}<axes = [-2]>(a) }}"),
        new(op, 11, 0, $"(float[2, 3, 4] x) => (y) {{ a = Abs(x) y = {op}<axes: ints = [], keepdims = 1>(a) }}"),
    ];
}
