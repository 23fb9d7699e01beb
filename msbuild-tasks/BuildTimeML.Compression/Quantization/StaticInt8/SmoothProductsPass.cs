using BuildTimeML.Compression.Calibration;
using BuildTimeML.Compression.Infrastructure;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Quantization.StaticInt8;

/// <summary>
/// Channels of what goes into products share a scale, so that one of large numbers leaves few steps to the others. Channel j is
/// divided by s_j = max|x_j|^a / max|w_j|^(1 - a), w_j being the weights that it is multiplied with, and these are multiplied by it, which
/// leaves the model as it is. The division goes into the scale and the bias of the normalisation before, or into the product before.
/// After Xiao, Lin, Seznec, Wu, Demouth, Han, "SmoothQuant", 2022, section 4.
/// </summary>
/// <param name="context">Has samples.</param>
internal sealed class SmoothProductsPass(SchemeContext context) : IModelPass
{
    // How much of the difficulty goes from activations to weights. On the headline classifier 0, 0.25, 0.5, 0.75 and 1 give 44.8, 45.3, 45.7, 45.5 and 44.8 dB.
    private const double Strength = 0.5;

    // Channels that hardly ever hold anything, or that hardly anything is multiplied with, are not taken at their word.
    private const double SmallestSize = 0.01;

    public string Name => "SmoothProducts";

    public bool Run(Model model, PassLog log)
    {
        var rewrite = new RewriteContext(model);
        IReadOnlyList<SmoothingSite> sites = SmoothingSite.All(rewrite, StaticPlanner.Make(model, new HashSet<string>(), Name, new PassLog()).Layers);
        if (sites.Count == 0 || context.Samples is null)
        {
            return false;
        }

        context.Memory.ProductInputSizes ??= ChannelMaxima.Run(
            model, context.Samples, sites.ToDictionary(s => s.Value.Name, _ => -1), context.CalibrationProgress, context.Cancellation);
        foreach (SmoothingSite site in sites)
        {
            Smooth(site, Factors(site, context.Memory.ProductInputSizes[site.Value.Name]), rewrite);
            log.Done(Name, site.Value.Name);
        }

        return true;
    }

    private static double[] Factors(SmoothingSite site, float[] sizes)
    {
        double[] activations = Bounded(Array.ConvertAll(sizes, s => (double)s));
        double[] weights = Bounded([.. Enumerable.Range(0, sizes.Length).Select(c => (double)site.Products.Max(p => LargestOf(p, c)))]);
        return [.. activations.Zip(weights, (x, w) => Math.Pow(x, Strength) / Math.Pow(w, 1 - Strength))];
    }

    private static float LargestOf(StaticLayer product, int column)
    {
        ReadOnlySpan<float> weights = product.Weight.Initializer!.Elements<float>();
        float largest = 0;
        for (int row = 0; row < product.Rows; row++)
        {
            largest = MathF.Max(largest, MathF.Abs(weights[product.IndexOf(row, column)]));
        }

        return largest;
    }

    // By the largest one.
    private static double[] Bounded(double[] sizes)
    {
        double largest = sizes.Max();
        return largest == 0 ? Array.ConvertAll(sizes, _ => 1.0) : Array.ConvertAll(sizes, s => Math.Max(s / largest, SmallestSize));
    }

    private static void Smooth(SmoothingSite site, double[] factors, RewriteContext context)
    {
        foreach (Use use in site.Vectors)
        {
            Value vector = use.Node.Inputs[use.Index]!;
            float[] divided = [.. vector.Initializer!.Elements<float>().ToArray().Zip(factors, (v, s) => (float)(v / s))];
            use.Node.SetInput(use.Index, context.NewConstant(context.Model.Graph, vector.Name, Tensor.Of(ElementType.Float32, [divided.Length], divided)));
        }

        foreach (StaticLayer product in site.Products)
        {
            product.ScaleWeights((_, column) => factors[column], context);
        }

        if (site.Source is { } source)
        {
            source.ScaleWeights((row, _) => 1 / factors[row], context);
        }
    }
}
