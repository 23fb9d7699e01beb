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

        var names = plan.Layers.ToDictionary(l => l, l => l.Node.ToString());
        var calibration = new StaticCalibration(model, plan, context);
        IReadOnlyDictionary<ActivationGroup, UInt8Grid> grids = calibration.Grids();
        IReadOnlyDictionary<StaticLayer, QuantizedLayer> layers = calibration.Layers(grids);
        IReadOnlyDictionary<StaticLayer, Node> written = new QdqEmitter(model, plan, grids).Emit(layers);
        foreach (StaticLayer layer in plan.Layers)
        {
            log.Fuses(Name, names[layer], written[layer].Outputs[0]!.Name);
        }

        return true;
    }
}
