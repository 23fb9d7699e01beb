namespace BuildTimeML.Runtime.Tests;

/// <summary>The models that tests run, and the paths of the committed ones.</summary>
internal static class Models
{
    public static string Agnews => Path.Combine(TestData.RepositoryRoot, "sample-app", "Models", "agnews-transformer.onnx");

    public static string Mobilenet => Path.Combine(TestData.RepositoryRoot, "tests", "TestAssets", "mnist-mobilenet.onnx");

    /// <summary>y = x, of any shape with that rank; its dimensions are named d0, d1 ...</summary>
    public static byte[] Identity(ElementType type, int rank = 2)
    {
        object[] shape = [.. Enumerable.Range(0, rank).Select(i => "d" + i)];
        return OnnxModel.Of("Identity", [new("x", type, shape)], [new("y", type, shape)]);
    }

    /// <summary>sum[n,3] = a[n,3] + b[n,3].</summary>
    public static byte[] Add { get; } = OnnxModel.Of(
        "Add",
        [new("a", ElementType.Float32, "n", 3L), new("b", ElementType.Float32, "n", 3L)],
        [new("sum", ElementType.Float32, "n", 3L)]);

    /// <summary>parts, the rows of x[n,m] as a sequence of n tensors.</summary>
    public static byte[] Split { get; } = OnnxModel.Of(
        "SplitToSequence", [new("x", ElementType.Float32, "n", "m")], [OnnxValue.Of("parts", OnnxModel.SequenceOf(OnnxModel.TensorOf(ElementType.Float32)))]);

    /// <summary>maps, a map from the keys to each row of x[n,3].</summary>
    public static byte[] ZipMap(ElementType key, byte[] keys) => OnnxModel.Of(
        [new("x", ElementType.Float32, "n", 3L)],
        [OnnxValue.Of("maps", OnnxModel.SequenceOf(OnnxModel.MapOf(key, OnnxModel.TensorOf(ElementType.Float32))))],
        [],
        OnnxModel.MachineLearningNode("ZipMap", ["x"], ["maps"], keys));

    /// <summary>indices[rank,count], the places where x is not zero: only the engine knows how many.</summary>
    public static byte[] NonZero { get; } = OnnxModel.Of(
        "NonZero", [new("x", ElementType.Float32, "n")], [new("indices", ElementType.Int64, 1L, "count")]);
}
