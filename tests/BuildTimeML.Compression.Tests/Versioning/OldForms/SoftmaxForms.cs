namespace BuildTimeML.Compression.Tests.Versioning.OldForms;

internal static class SoftmaxForms
{
    public static IEnumerable<OldForm> All => new[] { "Softmax", "LogSoftmax", "Hardmax" }.SelectMany(Variants);

    private static IEnumerable<OldForm> Variants(string op) =>
    [
        new(op, 7, 0, $"(float[2, 3, 4] x) => (y) {{ y = {op}(x) }}"),
        new(op, 7, 0, $"(float[2, 3, 4] x) => (y) {{ y = {op}<axis = 0>(x) }}"),
        new(op, 7, 0, $"(float[2, 3, 4] x) => (y) {{ y = {op}<axis = 2>(x) }}"),
        new(op, 7, 0, $"(float[2, 3] x) => (y) {{ y = {op}<axis = 1>(x) }}"),
        new(op, 7, 1e-6, $"(float[2, 3, 1, 1] x) => (y) {{ y = {op}<axis = 1>(x) }}"),
        new(op, 7, 0, $"(float[2, 3, 4] x) => (y) {{ r = Tanh(x) y = {op}<axis = 1>(r) }}"),
        new(op, 11, 0, $"(float[2, 3, 4] x) => (y) {{ y = {op}<axis = -1>(x) }}"),
        new(op, 11, 0, $"(float[2, 3, 4] x) => (y) {{ y = {op}<axis = -2>(x) }}"),
    ];
}
