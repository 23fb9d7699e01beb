using BuildTimeML.Compression.Infrastructure;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Quantization.StaticInt8;

/// <summary>
/// Decides what computes in 8 bits: all layers that can, and other operators only where 8 bits come in and something of 8 bits
/// follows. All else stays float32.
/// </summary>
internal sealed class StaticPlanner
{
    private readonly RewriteContext _context;
    private readonly Dictionary<Node, OperatorPlacement> _placed = [];
    private readonly Dictionary<Node, Node> _clamps = [];
    private readonly List<StaticLayer> _layers = [];

    private StaticPlanner(Model model) => _context = new RewriteContext(model);

    /// <param name="model">A valid model of float32.</param>
    /// <param name="keptFloat">Layers that stay float32, by the names that the log gives them.</param>
    /// <param name="pass">For the log.</param>
    /// <param name="log">Hears of layers that stay float32.</param>
    public static StaticPlan Make(Model model, IReadOnlySet<string> keptFloat, string pass, PassLog log)
    {
        var planner = new StaticPlanner(model);
        planner.Place(keptFloat, pass, log);
        planner.Retract();
        return new StaticPlan(planner._layers, planner._placed, planner._clamps, ActivationGroups.Of(model.Graph, planner._placed, planner._clamps));
    }

    private void Place(IReadOnlySet<string> keptFloat, string pass, PassLog log)
    {
        foreach (Node node in _context.Model.Graph.Nodes)
        {
            if (PlacementTable.Find(node) is not { Kind: not PlacementKind.Clamp } placement || node.Outputs is not [not null])
            {
                continue;
            }

            if (placement.Kind == PlacementKind.Layer)
            {
                StaticLayer? layer = null;
                if ((keptFloat.Contains(node.ToString()) ? DeclineReason.KeptFloat : StaticLayer.TryMake(node, _context, out layer)) is { } reason)
                {
                    log.Decline(pass, node.ToString(), reason);
                    continue;
                }

                _layers.Add(layer!);
            }

            _placed.Add(node, placement);
            if (placement.Kind != PlacementKind.Mover && ClampOf(node) is { } clamp)
            {
                _clamps.Add(node, clamp);
            }
        }
    }

    private Node? ClampOf(Node node) =>
        _context.HasOneUse(node.Outputs[0]!) && node.Outputs[0]!.Uses[0] is { Index: 0, Node: var next } && next.Graph == node.Graph &&
        PlacementTable.Find(next)?.Kind == PlacementKind.Clamp ? next : null;

    // Taking one back can leave its neighbours without a reason to be there.
    private void Retract()
    {
        Node[] followers = [.. _placed.Where(p => p.Value.Kind != PlacementKind.Layer).Select(p => p.Key)];
        while (Array.Exists(followers, f => _placed.ContainsKey(f) && !(TakesEightBits(f) && IsFollowed(f)) && _placed.Remove(f)))
        {
        }

        foreach (Node node in _clamps.Keys.Where(n => !GivesEightBits(n)).ToArray())
        {
            _clamps.Remove(node);
        }
    }

    private bool TakesEightBits(Node node) => _placed[node].Activations(node).All(v => SourceOf(v) is { } source && GivesEightBits(source));

    private bool IsFollowed(Node node) => ResultOf(node).Uses.Any(IsPlaced);

    private bool GivesEightBits(Node node) => _placed.TryGetValue(node, out OperatorPlacement? placement) &&
        (placement.NeedsQuantizedOutput || (!_context.IsOutput(ResultOf(node)) && ResultOf(node).Uses is { Count: > 0 } uses && uses.All(IsPlaced)));

    private bool IsPlaced(Use use) => _placed.TryGetValue(use.Node, out OperatorPlacement? placement) && (placement.AllInputs || use.Index == 0);

    private Value ResultOf(Node node) => (_clamps.GetValueOrDefault(node) ?? node).Outputs[0]!;

    // The node whose result the value is, seen through the clamp.
    private Node? SourceOf(Value value) => value.Producer is not { } producer ? null
        : _placed.ContainsKey(producer) ? producer
        : producer.Input(0)?.Producer is { } before && _clamps.GetValueOrDefault(before) == producer ? before : null;
}
