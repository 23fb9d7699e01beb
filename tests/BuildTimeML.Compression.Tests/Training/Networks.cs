using BuildTimeML.Compression.Tests.Helpers;
using BuildTimeML.Graph;
using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Serialization;

namespace BuildTimeML.Compression.Tests.Training;

/// <summary>Networks that learn in a moment. All have one input 'x' of four numbers, and random weights.</summary>
internal static class Networks
{
    /// <summary>Two layers with a Relu in between; three scores 'y'.</summary>
    public static Model Classifier(int seed, string batch = "batch") => Random(GraphTextReader.Read($$"""
        classifier (float[{{batch}}, 4] x) => (float[{{batch}}, 3] y) <float[4, 8] w1 = fill(0.0), float[8] b1 = fill(0.0), float[3, 8] w2 = fill(0.0), float[3] b2 = fill(0.0)> {
          h = Gemm(x, w1, b1)
          t = Relu(h)
          y = Gemm<transB = 1>(t, w2, b2)
        }
        """), seed);

    /// <summary>The same with a Softmax and a change of shape at its end.</summary>
    public static Model Probabilities(int seed) => Random(GraphTextReader.Read("""
        <ir_version: 8, opset_import: ["": 13]>
        probabilities (float[batch, 4] x) => (float[batch, 3, 1] p) <float[4, 3] w = fill(0.0), float[3] b = fill(0.0), int64[1] last = {2}> {
          s = Gemm(x, w, b)
          q = Softmax<axis = 1>(s)
          p = Unsqueeze(q, last)
        }
        """), seed);

    /// <summary>Three layers, the inner one large enough to be worth storing in few bits; three scores 'y'.</summary>
    public static Model Deep(int seed) => Random(GraphTextReader.Read("""
        deep (float[batch, 4] x) => (float[batch, 3] y) <float[4, 64] w1 = fill(0.0), float[64, 64] w2 = fill(0.0), float[64] b2 = fill(0.0), float[3, 64] w3 = fill(0.0)> {
          h = MatMul(x, w1)
          r = Relu(h)
          g = Gemm<transB = 1>(r, w2, b2)
          s = Relu(g)
          y = Gemm<transB = 1>(s, w3)
        }
        """), seed);

    /// <summary>A recurrent layer that is given the four numbers one after the other; three scores 'y'.</summary>
    public static Model Recurrent(int seed, string op, int gates, string direction = "forward") => Random(GraphTextReader.Read($$"""
        recurrent (float[batch, 4] x) => (float[batch, 3] y) <float[1, {{8 * gates}}, 1] w = fill(0.0), float[1, {{8 * gates}}, 8] r = fill(0.0), float[1, {{16 * gates}}] b = fill(0.0), float[8, 3] v = fill(0.0), int64[1] last = {2}, int64[1] first = {0}> {
          u = Unsqueeze(x, last)
          t = Transpose<perm = [1, 0, 2]>(u)
          s, h = {{op}}<hidden_size = 8, direction = "{{direction}}">(t, w, r, b)
          q = Squeeze(h, first)
          y = Gemm(q, v)
        }
        """), seed);

    public static string Save(Model model, TemporaryFolder folder, string name = "teacher.onnx")
    {
        string path = folder.File(name);
        ModelWriter.WriteFile(model, path);
        return path;
    }

    public static ArraySamples Samples(int count, int seed = 3) => ArraySamples.Normal("x", [1, 4], count, seed);

    /// <summary>All weights, one after the other.</summary>
    public static float[] Weights(Model model) =>
        [.. model.Graph.Initializers.Where(i => i.Initializer!.ElementType == ElementType.Float32).OrderBy(i => i.Name, StringComparer.Ordinal).SelectMany(i => i.Initializer!.Elements<float>().ToArray())];

    private static Model Random(Model model, int seed)
    {
        var random = new Random(seed);
        foreach (Value weight in model.Graph.Initializers.Where(i => i.Initializer!.ElementType == ElementType.Float32).ToArray())
        {
            Tensor tensor = weight.Initializer!;
            model.Graph.RemoveInitializer(weight);
            model.Graph.AddInitializer(weight, Tensor.Of(ElementType.Float32, tensor.Dimensions, ArraySamples.Normal(random, (int)tensor.ElementCount)));
        }

        return model;
    }
}
