namespace BuildTimeML.Compression.Pruning.Structure.AxisRules;

/// <summary>Operators that work on each element by itself, with one operand or several.</summary>
internal static class ElementwiseRule
{
    public static IReadOnlyList<string> Operators { get; } =
    [
        "Abs", "Add", "And", "Cast", "Ceil", "Celu", "Clip", "Cos", "Div", "Dropout", "Elu", "Equal", "Erf", "Exp", "Floor", "Gelu", "Greater", "GreaterOrEqual", "HardSigmoid", "HardSwish",
        "Identity", "LeakyRelu", "Less", "LessOrEqual", "Log", "Max", "Mean", "Min", "Mish", "Mul", "Neg", "Not", "Or", "PRelu", "Pow", "Reciprocal", "Relu", "Round", "Selu", "Sigmoid", "Sign", "Sin",
        "Softplus", "Softsign", "Sqrt", "Sub", "Sum", "Tanh", "ThresholdedRelu", "Where", "Xor",
    ];

    public static void Follow(AxisFlow flow)
    {
        if (flow.OutputShape() is not { } shape || flow.Node.Outputs.Skip(1).Any(o => o is { Uses.Count: > 0 }))
        {
            flow.FixAll(FixedReason.ShapeNotKnown);
            return;
        }

        flow.Give(0, Broadcasting.Follow(flow, [.. Enumerable.Range(0, flow.Node.Inputs.Count).Where(i => flow.Node.Inputs[i] is not null)], shape.Count));
    }
}
