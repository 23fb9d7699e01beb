using BuildTimeML.Compression.Infrastructure;
using BuildTimeML.Compression.Rules;
using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Shapes;

namespace BuildTimeML.Compression.Pruning.Structure;

/// <summary>One node, seen by the rule of its operator: which positions its inputs have along their axes, and which its outputs get.</summary>
/// <param name="state">What is known of the graph so far.</param>
/// <param name="node">The node.</param>
internal sealed class AxisFlow(FlowState state, Node node)
{
    public Node Node => node;

    public long Opset => state.Context.Opset;

    /// <returns>For each axis the position of each index, null for an axis that stays; null where the rank is not known, or the input is left out.</returns>
    public int[]?[]? Maps(int input) => node.Input(input) is { } value ? state.MapsOf(value) : null;

    /// <returns>The position of each index along an axis; null where the axis stays.</returns>
    public int[]? Map(int input, int axis) => Maps(input) is { } maps && axis < maps.Length ? maps[axis] : null;

    public IReadOnlyList<Dim>? Shape(Value? value) => value is not null && state.Facts.TryGetShape(value, out IReadOnlyList<Dim>? shape) ? shape : null;

    public IReadOnlyList<Dim>? InputShape(int input) => Shape(node.Input(input));

    public IReadOnlyList<Dim>? OutputShape(int output = 0) => output < node.Outputs.Count ? Shape(node.Outputs[output]) : null;

    /// <summary>The constant that an input is, also one that the caller may replace.</summary>
    public Tensor? Constant(int input) => node.Input(input)?.Initializer;

    /// <summary>The elements of a constant of integers that says something about shapes.</summary>
    public long[]? Integers(int input) => Compression.Rules.Integers.Of(node.Input(input), state.Context);

    public SliceArguments? SliceArguments() => Compression.Rules.SliceArguments.Of(node, state.Context);

    /// <summary>A constant becomes shorter along an axis with the positions there.</summary>
    public void Bind(int input, int axis, int[]? map, WeightRole role = WeightRole.Follower)
    {
        if (map is null)
        {
            return;
        }

        if (state.Context.Constant(node.Input(input)) is null)
        {
            Fix(map, FixedReason.IsGraphInput);
            return;
        }

        state.Bindings.Add(new WeightBinding(node, input, axis, map, role));
    }

    /// <summary>New positions: the node makes the channels that lie along an axis of its weights.</summary>
    public int[] Source(int input, int axis)
    {
        int[] atoms = state.Atoms.Add((int)Constant(input)!.Dimensions[axis]);
        state.Sources.Add((node.Outputs[0]!, atoms));
        Bind(input, axis, atoms, WeightRole.Source);
        return atoms;
    }

    public void Layer(int groups, int inputAxis, int[]? inputs, int outputAxis, int[]? outputs) =>
        state.Layers.Add(new MixingLayer(node, groups, inputAxis, inputs, outputAxis, outputs));

    public void Tie(int first, int second) => state.Atoms.Tie(first, second);

    /// <summary>Two axes lose the same indices; where one of them cannot become shorter, neither can the other.</summary>
    /// <returns>The positions of both.</returns>
    public int[]? Tie(int[]? first, int[]? second)
    {
        if (first is null || second is null || first.Length != second.Length)
        {
            Fix(first, FixedReason.MeetsFixed);
            Fix(second, FixedReason.MeetsFixed);
            return first?.Length == second?.Length ? first : null;
        }

        for (int i = 0; i < first.Length; i++)
        {
            Tie(first[i], second[i]);
        }

        return first;
    }

    /// <summary>Joins positions to one, which is removed as a whole.</summary>
    public int Join(IEnumerable<int> positions, bool isHead)
    {
        int[] all = [.. positions];
        Array.ForEach(all, p => Tie(all[0], p));
        if (isHead)
        {
            state.Atoms.MarkHead(all[0]);
        }

        return all[0];
    }

    public void MarkNormalized(int[]? map) => Array.ForEach(map ?? [], state.Atoms.MarkNormalized);

    /// <summary>New positions that stay, beside others that need not.</summary>
    public int[] Staying(int count)
    {
        int[] atoms = state.Atoms.Add(count);
        Fix(atoms, FixedReason.MeetsFixed);
        return atoms;
    }

    /// <summary>None of the positions can be removed.</summary>
    public void Fix(int[]? map, FixedReason reason)
    {
        var obstacle = new Obstacle(reason, node.ToString());
        Array.ForEach(map ?? [], a => state.Atoms.Fix(a, obstacle));
    }

    /// <summary>Nothing along any axis of an input can be removed.</summary>
    public void FixInput(int input, FixedReason reason) => Array.ForEach(Maps(input) ?? [], m => Fix(m, reason));

    /// <summary>Nothing that reaches the node can be removed.</summary>
    public void FixAll(FixedReason reason)
    {
        for (int i = 0; i < node.Inputs.Count; i++)
        {
            FixInput(i, reason);
        }
    }

    /// <summary>Says which positions an output has. Where its shape does not agree, they cannot be removed.</summary>
    public void Give(int output, int[]?[] maps)
    {
        if (output >= node.Outputs.Count || node.Outputs[output] is not { } value)
        {
            return;
        }

        if (Shape(value) is not { } shape || shape.Count != maps.Length)
        {
            Array.ForEach(maps, m => Fix(m, FixedReason.ShapeNotKnown));
            return;
        }

        for (int axis = 0; axis < maps.Length; axis++)
        {
            if (maps[axis] is { } map && shape[axis].Constant != map.Length)
            {
                Fix(map, FixedReason.ShapeNotKnown);
                maps[axis] = null;
            }
        }

        state.SetMaps(value, maps);
    }

    /// <summary>Once it is known what is removed, changes what is no constant along an axis.</summary>
    public void Edit(Action<Removal> edit) => state.Edits.Add(edit);

    /// <summary>Another constant of integers for one input of the node.</summary>
    public void SetIntegers(int input, long[] elements)
    {
        Value old = node.Inputs[input]!;
        node.SetInput(input, state.Context.NewConstant(node.Graph!, old.Name, Tensor.Of(ElementType.Int64, [elements.Length], elements)));
    }

    /// <summary>The node again, with a constant of integers as a last input. Attributes that say the same go.</summary>
    public void AppendIntegers(string name, long[] elements, params string[] replaced)
    {
        Value constant = state.Context.NewConstant(node.Graph!, name, Tensor.Of(ElementType.Int64, [elements.Length], elements));
        Value?[] inputs = [.. node.Inputs];
        Node[] again = [];
        RewriteContext.Substitute(node, () => again = [new Node(node.OpType, [.. inputs, constant], node.Outputs) { Name = node.Name, Attributes = [.. node.Attributes.Where(a => !replaced.Contains(a.Name))] }]);
        node = again[0];
    }

    public void SetAttribute(NodeAttribute attribute)
    {
        node.Attributes.RemoveAll(a => a.Name == attribute.Name);
        node.Attributes.Add(attribute);
    }
}
