using BuildTimeML.Manifest;

namespace BuildTimeML.Generator;

/// <summary>All that the text of one class depends on.</summary>
/// <param name="Manifest">What the class is made from.</param>
/// <param name="Inputs">Those that the caller gives, in the order of the model, those that a call may leave out last.</param>
/// <param name="Outputs">In the order of the model.</param>
/// <param name="Dimensions">The free dimensions of the inputs, in the order in which a call finds their values.</param>
/// <param name="Parameters">Those of <c>Predict</c>.</param>
/// <param name="States">The other inputs, in the order of the item.</param>
/// <param name="Labels">The names of the classes, where there are any.</param>
/// <param name="Image">The call that takes an image, where there is one.</param>
internal sealed record ClassInfo(
    ModelManifest Manifest,
    EquatableArray<InputInfo> Inputs,
    EquatableArray<OutputInfo> Outputs,
    EquatableArray<DimensionInfo> Dimensions,
    EquatableArray<ParameterInfo> Parameters,
    EquatableArray<StateInfo> States,
    LabelInfo? Labels,
    ImageInfo? Image)
{
    public string Name => Manifest.ClassName;

    /// <summary>The class as any code can name it, whatever its members are called.</summary>
    public string GlobalName =>
        $"global::{(Manifest.Namespace.Length == 0 ? "" : Keywords.EscapeNamespace(Manifest.Namespace) + ".")}{Keywords.EscapeType(Name)}";

    /// <summary>All that a call reads: what the caller gives, then the states.</summary>
    public IEnumerable<InputInfo> AllInputs => Inputs.Concat(States.Select(state => state.Input));

    /// <summary>The type of what <c>Predict</c> returns, seen from outside of the class.</summary>
    public string OutputName => $"{Keywords.EscapeType(Name)}.Output";
}
