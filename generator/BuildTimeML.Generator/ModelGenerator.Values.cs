using BuildTimeML.Manifest;

namespace BuildTimeML.Generator;

public sealed partial class ModelGenerator
{
    /// <summary>Inputs and outputs.</summary>
    private static class Values
    {
        private static readonly string[] ObjectMembers = ["Equals", "Finalize", "GetHashCode", "GetType", "MemberwiseClone", "ReferenceEquals", "ToString"];

        // The members that Output has whatever the model.
        private static readonly string[] OutputMembers = ["Output", "Label", "Score", "LabelAt", "ScoreAt", "Top", "TopAt", "CopyScoresTo", "CopyTo", "RowOf", "LabelNames"];

        public static IEnumerable<DiagnosticInfo> Check(string path, ModelManifest manifest) =>
        [
            .. manifest.Inputs.Select(input => CheckInput(path, manifest, input)).OfType<DiagnosticInfo>(),
            .. manifest.Outputs.Select(output => CheckOutput(path, manifest, output)).OfType<DiagnosticInfo>(),
        ];

        /// <summary>Names and types the inputs; their shapes need the dimensions, which need these names.</summary>
        public static InputInfo[] Inputs(ModelManifest manifest, NameScope fields, NameScope locals)
        {
            var properties = new NameScope(["InputBuffers", .. ObjectMembers]);
            InputInfo[] inputs =
            [
                .. manifest.Inputs.Select(signature =>
                {
                    string name = Identifiers.Camel(signature.Name, "input");
                    string property = properties.Add(Identifiers.Pascal(signature.Name, "Input"));
                    return new InputInfo(signature, TypeOf(signature), locals.Add(name), property, fields.Add("_" + name), EquatableArray<Extent>.Empty);
                }),
            ];
            return
            [
                .. inputs.Select(input => !manifest.OptionalInputs.Contains(input.Signature.Name) ? input : input with
                {
                    Optional = new OptionalInfo(properties.Add("Use" + input.Property), fields.Add("_use" + input.Property)),
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
                ElementTypeTable.NumberOf(signature),
                ViewTypes.Of(signature) ?? throw NotSupported(signature),
                names[i],
                parameters.Add(Identifiers.Camel(names[i], "result")),
                fields.Add("_" + Identifiers.Camel(signature.Name, "result")),
                ElementTypeTable.NumberOf(signature) is null ? null : dimensions.Shape(signature))).ToEquatableArray();
        }

        /// <summary>A span has at most <see cref="int.MaxValue"/> elements, so products of dimensions in generated code cannot overflow.</summary>
        public static IEnumerable<DiagnosticInfo> CheckSizes(
            string path, ModelManifest manifest, InputInfo[] inputs, EquatableArray<OutputInfo> outputs) =>
        [
            .. inputs.Select(input => CheckSize(path, manifest, "input", input.Signature, input.Shape)).OfType<DiagnosticInfo>(),
            .. outputs.Where(output => output.Shape is not null)
                .Select(output => CheckSize(path, manifest, "output", output.Signature, output.Shape!.Value)).OfType<DiagnosticInfo>(),
        ];

        private static string TypeOf(TensorSignature input) =>
            input.ElementType == ElementType.String ? "string" : ElementTypeTable.NumberOf(input) ?? throw NotSupported(input);

        private static InvalidOperationException NotSupported(TensorSignature value) => new($"No C# type is known for {value.Describe()}.");

        private static DiagnosticInfo? CheckInput(string path, ModelManifest manifest, TensorSignature input) =>
            input.Kind != ValueKind.Tensor
                ? UnsupportedKind(path, manifest, "input", input, "a tensor (scikit-learn: without DictVectorizer)") :
            input.ElementType != ElementType.String && ElementTypeTable.NumberOf(input) is null
                ? UnsupportedElements(path, manifest, "input", input) :
            input.Shape is null ? DiagnosticInfo.Create(DiagnosticDescriptors.UnknownRank, path, manifest.Source.Path, input.Name) :
            null;

        private static DiagnosticInfo? CheckOutput(string path, ModelManifest manifest, TensorSignature output) =>
            ViewTypes.Of(output) is not null ? null :
            output.Kind == ValueKind.Tensor ? UnsupportedElements(path, manifest, "output", output) :
            UnsupportedKind(path, manifest, "output", output, "a tensor, a map to numbers, or a sequence of such");

        private static DiagnosticInfo UnsupportedKind(string path, ModelManifest manifest, string role, TensorSignature value, string supported) =>
            DiagnosticInfo.Create(DiagnosticDescriptors.UnsupportedKind, path, manifest.Source.Path, role, value.Name, value.Describe(), supported);

        private static DiagnosticInfo UnsupportedElements(string path, ModelManifest manifest, string role, TensorSignature value) => DiagnosticInfo.Create(
            DiagnosticDescriptors.UnsupportedElementType, path,
            manifest.Source.Path, role, value.Name, ElementTypes.NameOf(value.ElementType), $"{ElementTypeTable.Names}, {ElementTypes.NameOf(ElementType.String)}");

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
