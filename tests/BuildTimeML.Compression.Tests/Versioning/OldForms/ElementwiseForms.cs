namespace BuildTimeML.Compression.Tests.Versioning.OldForms;

internal static class ElementwiseForms
{
    public static IEnumerable<OldForm> All =>
    [
        .. Unary(7, "Abs", "Ceil", "Exp", "Floor", "Identity", "Neg", "Reciprocal", "Relu", "Sigmoid", "Tanh"),
        .. Unary(9, "Erf", "Sign", "NonZero", "IsNaN"),
        .. Unary(10, "IsInf"),
        .. OfPositive(7, "Log", "Sqrt"),
        .. Binary(7, "Add", "Div", "Greater", "Less", "Mul", "PRelu", "Sub"),
        .. Binary(8, "Max", "Mean", "Min", "Sum"),
        .. Binary(12, "GreaterOrEqual", "LessOrEqual"),
        new("LeakyRelu", 7, 0, "(float[2, 3] x) => (y) { y = LeakyRelu<alpha = 0.3>(x) }"),
        new("Max", 7, 0, "(float[2, 3] x, float[2, 3] z) => (y) { y = Max(x, z, x) }"),
        new("Min", 7, 0, "(float[2, 3] x, float[2, 3] z) => (y) { y = Min(x, z) }"),
        new("Mean", 7, 0, "(float[2, 3] x, float[2, 3] z) => (y) { y = Mean(x, z) }"),
        new("Sum", 7, 0, "(float[2, 3] x, float[2, 3] z) => (y) { y = Sum(x, z) }"),
        new("Pow", 7, 0, "(float[2, 3] x) => (y) <float[3] p = {2, 3, 0.5}> { a = Abs(x) y = Pow(a, p) }"),
        new("Equal", 7, 0, "(int64[2, 3] x, int64[3] z) => (y) { y = Equal(x, z) }"),
        new("Equal", 11, 0, "(float[2, 3] x) => (y) { z = Floor(x) y = Equal(x, z) }"),
        new("Mod", 10, 0, "(int64[2, 3] x) => (y) <int64[3] d = {3, -3, 2}, int64[3] o = {-5, 4, 7}> { s = Add(x, o) y = Mod(s, d) }"),
        new("Mod", 10, 0, "(float[2, 3] x) => (y) <float[3] d = {0.3, -0.3, 2}> { y = Mod<fmod = 1>(x, d) }"),
        new("Where", 9, 0, "(bool[2, 3] c, float[2, 3] x, float[3] z) => (y) { y = Where(c, x, z) }"),
        new("Cast", 7, 0, "(float[2, 3] x) => (y, z, h) { y = Cast<to = 7>(x) z = Cast<to = 9>(y) h = Cast<to = 10>(x) }"),
        new("CastLike", 15, 0, "(float[2, 3] x, int32[1] t) => (y) { y = CastLike(x, t) }"),
        new("CumSum", 11, 0, "(float[2, 3] x) => (y) <int64 a = {1}> { y = CumSum<reverse = 1>(x, a) }"),
        new("Clip", 7, 0, "(float[2, 30] x) => (y) { y = Clip<min = -0.5, max = 0.75>(x) }"),
        new("Clip", 7, 0, "(float[2, 30] x) => (y) { r = Relu(x) y = Clip<max = 0.5>(r) }"),
        new("Clip", 7, 0, "(float[2, 30] x) => (y) { y = Clip<min = -0.1>(x) }"),
        new("Clip", 7, 0, "(float[2, 30] x) => (y) { y = Clip(x) }"),
        new("Clip", 11, 0, "(float[2, 30] x) => (y) <float h = {0.5}> { y = Clip(x, , h) }"),
    ];

    private static IEnumerable<OldForm> Unary(long opset, params string[] operators) =>
        operators.Select(o => new OldForm(o, opset, 0, $"(float[2, 3, 4] x) => (y) {{ y = {o}(x) }}"));

    private static IEnumerable<OldForm> OfPositive(long opset, params string[] operators) =>
        operators.Select(o => new OldForm(o, opset, 0, $"(float[2, 3, 4] x) => (y) {{ a = Abs(x) y = {o}(a) }}"));

    private static IEnumerable<OldForm> Binary(long opset, params string[] operators) =>
        operators.Select(o => new OldForm(o, opset, 0, $"(float[2, 3, 4] x, float[4] z) => (y) {{ y = {o}(x, z) }}"));
}
