using BuildTimeML.Compression.Calibration;
using BuildTimeML.Compression.Infrastructure;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Quantization.StaticInt8;

/// <summary>
/// Channels of one tensor share a scale, so that those of small numbers get few of its steps. Each channel c is divided by
/// s_c = sqrt(r_c / max r), and the columns of the layers that follow are multiplied by it, which leaves the model as it is; weights
/// have a scale per row, which takes up what the rows were divided by. The size r_c of a channel is its largest magnitude, so that
/// none grows beyond what the largest had, nor beyond the bounds of a Clip.
/// After Xiao, Lin, Seznec, Wu, Demouth, Han, "SmoothQuant", 2022, section 4, with channels in the place of tokens' features, and Nagel,
/// van Baalen, Blankevoort, Welling, "Data-Free Quantization Through Weight Equalization and Bias Correction", 2019, section 4.1.
/// </summary>
/// <param name="context">Has samples.</param>
internal sealed class EqualizeChannelsPass(SchemeContext context) : IModelPass
{
    // Channels that hardly ever hold anything are left that small.
    private const double SmallestSize = 0.01;

    public string Name => "EqualizeChannels";

    public bool Run(Model model, PassLog log)
    {
        // Of all layers, also those that stay in float32: what the samples tell is the same then for every candidate.
        StaticPlan plan = StaticPlanner.Make(model, new HashSet<string>(), Name, new PassLog());
        var ids = ChannelIds.Of(model, plan.Layers);
        Value[][] groups = [.. plan.Groups.Select(g => g.Sources.Where(s => ids.Find(s) is not null).ToArray()).Where(g => g.Length > 0)];
        if (groups.Length == 0 || context.Samples is null)
        {
            return false;
        }

        context.Memory.ChannelSizes ??= ChannelMaxima.Run(
            model, context.Samples, groups.SelectMany(g => g).Select(v => v.Name).Distinct().ToDictionary(n => n, _ => 1), context.CalibrationProgress, context.Cancellation);
        double[] factors = Factors(ids, groups, context.Memory.ChannelSizes);
        foreach (StaticLayer layer in plan.Layers)
        {
            Scale(layer, ids, factors, new RewriteContext(model));
        }

        log.Done(Name, model.Graph.Name);
        return true;
    }

    private static double[] Factors(ChannelIds ids, Value[][] groups, IReadOnlyDictionary<string, float[]> sizes)
    {
        double[] logarithms = new double[ids.Count];
        int[] counts = new int[ids.Count];
        foreach (Value[] group in groups)
        {
            (int Id, double Size)[] channels = [.. group.SelectMany(v => ids.Find(v)!.Select((id, c) => (id, (double)sizes[v.Name][c])))];
            double largest = channels.Max(c => c.Size);
            foreach ((int id, double size) in channels)
            {
                logarithms[id] += largest > 0 ? Math.Log(Math.Max(size / largest, SmallestSize)) / 2 : 0;
                counts[id]++;
            }
        }

        return [.. logarithms.Select((sum, id) => counts[id] == 0 || ids.IsPinned(id) ? 1 : Math.Exp(sum / counts[id]))];
    }

    private static void Scale(StaticLayer layer, ChannelIds ids, double[] factors, RewriteContext context)
    {
        int[]? inputs = ids.Find(layer.Input);
        int[]? outputs = ids.Find(layer.Node.Outputs[0]!);
        layer.ScaleWeights(
            (row, column) => (inputs is null ? 1 : factors[inputs[layer.ChannelOf(row, column)]]) / (outputs is null ? 1 : factors[outputs[row]]),
            context);
        if (layer.Bias is { } bias && outputs is not null)
        {
            float[] shifted = bias.Initializer!.Elements<float>().ToArray();
            for (int row = 0; row < layer.Rows; row++)
            {
                shifted[row] = (float)(shifted[row] / factors[outputs[row]]);
            }

            Value own = context.NewConstant(context.Model.Graph, bias.Name, Tensor.Of(ElementType.Float32, bias.Initializer.Dimensions, shifted));
            layer.Node.SetInput(2, own);
        }
    }
}
