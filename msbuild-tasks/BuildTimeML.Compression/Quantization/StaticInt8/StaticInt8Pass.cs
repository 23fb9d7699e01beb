using BuildTimeML.Compression.Calibration;
using BuildTimeML.Compression.Fusion;
using BuildTimeML.Compression.Infrastructure;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Quantization.StaticInt8;

/// <summary>Layers, and what lies between them, compute in 8 bits, with ranges that samples gave.</summary>
/// <param name="context">Has samples.</param>
internal sealed class StaticInt8Pass(SchemeContext context) : IModelPass
{
    /// <summary>The version from which QuantizeLinear and DequantizeLinear have a scale per channel.</summary>
    public const int MinimumOpset = 13;

    public string Name => "StaticInt8";

    public bool Run(Model model, PassLog log)
    {
        if (model.OpsetVersion() < MinimumOpset)
        {
            log.Decline(Name, model.Graph.Name, DeclineReason.OpsetTooOld);
            return false;
        }

        StaticPlan plan = StaticPlanner.Make(model, context.KeptFloat, Name, log);
        if (plan.Layers.Count == 0)
        {
            return false;
        }

        var names = plan.Placed.Keys.ToDictionary(n => n, n => n.ToString());
        ExpectedFusion[] kept = [.. model.Graph.Nodes.Where(n => context.KeptFloat.Contains(n.ToString())).Select(n => new ExpectedFusion(n.ToString(), n.Outputs[0]!.Name, ExpectedForm.Float))];
        var calibration = new StaticCalibration(model, plan, context);
        IReadOnlyDictionary<ActivationGroup, UInt8Grid> grids = calibration.Grids();
        IReadOnlyDictionary<StaticLayer, QuantizedLayer> layers = calibration.Layers(grids);
        IReadOnlyDictionary<StaticLayer, Node> written = new QdqEmitter(model, plan, grids).Emit(layers);
        foreach (StaticLayer layer in plan.Layers)
        {
            log.Fuses(Name, names[layer.Node], written[layer].Outputs[0]!.Name);
        }

        foreach (Node node in plan.Placed.Keys.Except(plan.Layers.Select(l => l.Node)))
        {
            log.Expect(new ExpectedFusion(names[node], node.Outputs[0]!.Name, ExpectedForm.Operator));
        }

        foreach (ActivationGroup group in plan.Groups)
        {
            foreach (string value in group.Sources.Select(s => s.Name))
            {
                log.Calibrated(new CalibratedRange(value, context.Memory.Histograms[value], new ValueRange(grids[group].Minimum, grids[group].Maximum)));
            }
        }

        Array.ForEach(kept, log.Expect);
        return true;
    }
}
