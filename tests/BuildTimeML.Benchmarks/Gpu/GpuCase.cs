using BuildTimeML.Benchmarks.Quantize;
using BuildTimeML.Runtime;

namespace BuildTimeML.Benchmarks.Gpu;

/// <summary>A model with an input, and how far a provider may be from the CPU.</summary>
/// <param name="Name">What its figures are called.</param>
/// <param name="Model">The ONNX file.</param>
/// <param name="Input">What it runs on; disposed by who asked for it.</param>
/// <param name="Tolerance">The most that an element of an output may differ from the CPU's.</param>
internal sealed record GpuCase(string Name, byte[] Model, Func<ModelTensor> Input, double Tolerance)
{
    private const double Exact = 1e-4;
    private const int Length = 48;

    // As a variant for it the model computes in float16, and does not only store its weights so.
    private const string VariantProvider = "Cuda";

    public static IEnumerable<GpuCase> All()
    {
        yield return Picture("mnist", 1, 1, 28, 28);
        yield return Picture("squeezenet", 1, 3, 224, 224);
        foreach (int batch in new[] { 1, 64 })
        {
            // What float16 and 8 bits leave out differs between devices, and logits are of the order of 10.
            yield return Headlines("Float32", batch, Exact);
            yield return Headlines("Float16", batch, 0.02);
            yield return Headlines("Float16", batch, 0.1, VariantProvider);
            yield return Headlines("Int8Dynamic", batch, 0.2);
        }
    }

    private static GpuCase Picture(string name, params long[] shape) => new(
        name,
        File.ReadAllBytes(TestData.File($"models/{name}.onnx")),
        () =>
        {
            var pixels = new TensorBuffer<float>(shape);
            var random = new Random(1);
            foreach (ref float pixel in pixels.Data)
            {
                pixel = random.NextSingle();
            }

            return pixels;
        },
        Exact);

    private static GpuCase Headlines(string precision, int batch, double tolerance, string provider = "") => new(
        $"agnews.{precision.ToLowerInvariant()}{(provider.Length > 0 ? ".variant" : "")}.batch{batch}",
        StoredModel.Make(TestData.File("models/agnews-transformer.onnx"), precision, samples: null, provider),
        () =>
        {
            var tokens = new TensorBuffer<long>(batch, Length);
            Npy.Read<long>(TestData.File("data/agnews/tokens-eval.npy")).Data.AsSpan(0, batch * Length).CopyTo(tokens.Data);
            return tokens;
        },
        tolerance);
}
