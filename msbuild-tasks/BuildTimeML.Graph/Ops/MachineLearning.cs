using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Shapes;

namespace BuildTimeML.Graph.Ops;

/// <summary>Operators of classical models.</summary>
internal static class MachineLearning
{
    private const string Domain = "ai.onnx.ml";

    private const string Trees = "base_values:floats base_values_as_tensor:tensor class_ids:ints class_nodeids:ints class_treeids:ints class_weights:floats class_weights_as_tensor:tensor " +
        "classlabels_int64s:ints classlabels_strings:strings nodes_falsenodeids:ints nodes_featureids:ints nodes_hitrates:floats nodes_hitrates_as_tensor:tensor " +
        "nodes_missing_value_tracks_true:ints nodes_modes:strings nodes_nodeids:ints nodes_treeids:ints nodes_truenodeids:ints nodes_values:floats nodes_values_as_tensor:tensor post_transform:string=NONE";

    private const string Linear = "classlabels_ints:ints classlabels_strings:strings coefficients:floats intercepts:floats multi_class:int=0 post_transform:string=NONE";

    public static IReadOnlyList<Operator> Operators { get; } =
    [
        new("TreeEnsembleClassifier", "T -> tensor, float32", c => Classify(c, "classlabels_strings", "classlabels_int64s"), Trees, Domain),
        new("LinearClassifier", "T -> tensor, float32", c => Classify(c, "classlabels_strings", "classlabels_ints"), Linear, Domain),
        new("Normalizer", "T -> float32", UnaryElementwise.SameShape, "norm:string=MAX", Domain),
        new("Scaler", "T -> float32", UnaryElementwise.SameShape, "offset:floats scale:floats", Domain),
        new("Binarizer", "T -> T", UnaryElementwise.SameShape, "threshold:float=0", Domain),
        new("ZipMap", "float32 -> any", attributes: "classlabels_int64s:ints classlabels_strings:strings", domain: Domain),
    ];

    private static void Classify(InferenceContext context, string texts, string numbers)
    {
        int strings = context.Node.Attribute(texts)?.Strings?.Count ?? 0;
        int classes = strings > 0 ? strings : context.Ints(numbers)?.Count ?? 0;
        Dim rows = context.Shape(0) switch { [var batch, _] => batch, [_] => Dim.One, _ => context.Math.Unknown() };
        context.SetType(0, strings > 0 ? ElementType.String : ElementType.Int64);
        context.SetShape(0, [rows]);
        context.SetShape(1, [rows, classes > 0 ? Dim.Fixed(classes) : context.Math.Unknown()]);
    }
}
