using BuildTimeML.Manifest;

namespace BuildTimeML.Generator;

public sealed partial class ModelGenerator
{
    /// <summary>Inputs and outputs.</summary>
    private static class Values
    {
        private static readonly string[] ObjectMembers = ["Equals", "Finalize", "GetHashCode", "GetType", "MemberwiseClone", "ReferenceEquals", "ToString"];

        // The members that Output has whatever the model.
        private static readonly string[] OutputMembers = ["Output", "Label", "Score", "LabelAt", "ScoreAt", "CopyScoresTo", "RowOf", "LabelNames"];

        public static IEnumerable<DiagnosticInfo> Check(string path, ModelManifest manifest) =>
        [
            .. manifest.Inputs.Select(input => CheckType(path, manifest, "input", input) ?? CheckRank(path, manifest, input)).OfType<DiagnosticInfo>(),
            .. manifest.Outputs.Select(output => CheckType(path, manifest, "output", output)).OfType<DiagnosticInfo>(),
        ];

        /// <summary>Names and types the inputs; their shapes need the dimensions, which need these names.</summary>
        public static InputInfo[] Inputs(ModelManifest manifest, NameScope fields, NameScope locals)
        {
            var properties = new NameScope(["InputBuffers", .. ObjectMembers]);
            return
            [
                .. manifest.Inputs.Select(signature =>
                {
                    string name = Identifiers.Camel(signature.Name, "input");
                    string property = properties.Add(Identifiers.Pascal(signature.Name, "Input"));
                    return new InputInfo(signature, TypeOf(signature), locals.Add(name), property, fields.Add("_" + name), EquatableArray<Extent>.Empty);
                }),
            ];
        }

        public static EquatableArray<OutputInfo> Outputs(ModelManifest manifest, Dimensions dimensions, NameScope fields)
        {
            var properties = new NameScope([.. OutputMembers, .. ObjectMembers]);
            string[] names = [.. manifest.Outputs.Select(signature => properties.Add(Identifiers.Pascal(signature.Name, "Result")))];

            // A parameter must not have the name of a property either: in scripts without capitals the two are the same.
            var parameters = new NameScope(names);
            return manifest.Outputs.Select((signature, i) => new OutputInfo(
                signature,
                TypeOf(signature),
                names[i],
                parameters.Add(Identifiers.Camel(names[i], "result")),
                fields.Add("_" + Identifiers.Camel(signature.Name, "result")),
                dimensions.Shape(signature))).ToEquatableArray();
        }

        /// <summary>A span has at most <see cref="int.MaxValue"/> elements, so products of dimensions in generated code cannot overflow.</summary>
        public static IEnumerable<DiagnosticInfo> CheckSizes(
            string path, ModelManifest manifest, EquatableArray<InputInfo> inputs, EquatableArray<OutputInfo> outputs) =>
        [
            .. inputs.Select(input => CheckSize(path, manifest, "input", input.Signature, input.Shape)).OfType<DiagnosticInfo>(),
            .. outputs.Where(output => output.Shape is not null)
                .Select(output => CheckSize(path, manifest, "output", output.Signature, output.Shape!.Value)).OfType<DiagnosticInfo>(),
        ];

        private static string TypeOf(TensorSignature signature) => ElementTypeTable.TypeOf(signature.ElementType)
            ?? throw new InvalidOperationException($"No C# type is known for {signature.Describe()}.");

        private static DiagnosticInfo? CheckType(string path, ModelManifest manifest, string role, TensorSignature value) =>
            value.Kind != ValueKind.Tensor
                ? DiagnosticInfo.Create(DiagnosticDescriptors.UnsupportedKind, path, manifest.Source.Path, role, value.Name, value.Describe()) :
            ElementTypeTable.TypeOf(value.ElementType) is null
                ? DiagnosticInfo.Create(
                    DiagnosticDescriptors.UnsupportedElementType, path,
                    manifest.Source.Path, role, value.Name, ElementTypes.NameOf(value.ElementType), ElementTypeTable.Names) :
            null;

        private static DiagnosticInfo? CheckRank(string path, ModelManifest manifest, TensorSignature input) =>
            input.Shape is null ? DiagnosticInfo.Create(DiagnosticDescriptors.UnknownRank, path, manifest.Source.Path, input.Name) : null;

        private static DiagnosticInfo? CheckSize(
            string path, ModelManifest manifest, string role, TensorSignature value, EquatableArray<Extent> shape)
        {
            decimal elements = 1;
            foreach (Extent extent in shape.Where(extent => elements <= int.MaxValue))
            {
                elements *= extent.Value;
            }

            // A dimension of 0 empties the tensor, but each other one still has to fit a variable.
            return elements <= int.MaxValue && shape.All(extent => extent.Value <= int.MaxValue)
                ? null
                : DiagnosticInfo.Create(
                    DiagnosticDescriptors.TooLarge, path, manifest.Source.Path, role, value.Name,
                    $"[{string.Join(", ", shape.Select(extent => Literals.Number(extent.Value)))}]", Literals.Number(int.MaxValue));
        }
    }
}
