using BuildTimeML.Manifest;

namespace BuildTimeML.Generator;

public sealed partial class ModelGenerator
{
    private static class Documentation
    {
        public static void WriteClass(ClassInfo info, IndentedTextWriter writer)
        {
            ModelManifest manifest = info.Manifest;
            writer.WriteLine($"""
                /// <summary>The model <c>{Literals.Xml(manifest.Source.Path)}</c> as <c>{Literals.Xml(manifest.Precision)}</c>: {Sizes(manifest)}.</summary>
                /// <remarks>
                """);
            foreach (InputInfo input in info.Inputs)
            {
                writer.WriteLine($"/// <para>{(input.Optional is null ? "Input" : "Optional input")} {Describe(input.Signature)}.</para>");
            }

            foreach (OutputInfo output in info.Outputs)
            {
                writer.WriteLine($"/// <para>Output {Describe(output.Signature)}.</para>");
            }

            foreach (StateInfo state in info.States)
            {
                writer.WriteLine($"/// <para>State {Describe(state.Input.Signature)}: what the output <c>{Literals.Xml(state.Output.Signature.Name)}</c> was in the call before, zeros in the first.</para>");
            }

            foreach (DimensionInfo dimension in info.Dimensions)
            {
                writer.WriteLine($"/// <para>The buffers are reserved for <c>{Literals.Xml(dimension.Name)}</c> up to {Literals.Number(dimension.Maximum)}.</para>");
            }

            foreach (Measurement measurement in manifest.Measurements)
            {
                writer.WriteLine($"/// <para>Measured at build: {Literals.Xml(measurement.Name)} {Literals.Xml(measurement.Value)}.</para>");
            }

            Variants.WriteDocumentation(manifest, writer);

            writer.WriteLine($"""
                /// <para>An instance serves one caller at a time; what a call returns is valid until the next one.{Sharing(info)}</para>
                /// </remarks>
                """);
        }

        public static void WritePredict(ClassInfo info, IndentedTextWriter writer)
        {
            writer.WriteLine("/// <summary>Runs the model once; allocates nothing on the managed heap.</summary>");
            WriteParameters(info, writer);
            WriteResult(info.Inputs.Any(input => !input.IsScalar) ? "A length does not fit the shape, or a dimension is out of its range" : null, writer);
        }

        public static void WriteParameters(ClassInfo info, IndentedTextWriter writer)
        {
            for (int i = 0; i < info.Inputs.Count; i++)
            {
                InputInfo input = info.Inputs[i];
                if (input.IsImage)
                {
                    continue;
                }

                DimensionInfo? readOff = info.Dimensions.FirstOrDefault(dimension => dimension.Source == i);
                string source = readOff is null ? "" : $" Its length gives <c>{Literals.Xml(readOff.Name)}</c>, {Range(readOff)}.";
                string order = input.Shape.Count > 1 ? ", row by row" : "";
                string absent = input.Optional is null ? "" : $" {(input.IsScalar ? "Null" : "Empty")}, which it is where it is left out, for the model's default.";
                writer.WriteLine($"/// <param name=\"{input.Parameter}\">The input {Describe(input.Signature)}{order}.{source}{absent}</param>");
            }

            foreach (DimensionInfo dimension in info.Dimensions.Where(dimension => dimension.IsParameter))
            {
                writer.WriteLine($"/// <param name=\"{dimension.Variable}\">The dimension <c>{Literals.Xml(dimension.Name)}</c>, {Range(dimension)}{(dimension is { IsOptional: true, Maximum: > 1 } ? "; 1 where it is left out" : "")}.</param>");
            }
        }

        public static void WriteEngineException(IndentedTextWriter writer) =>
            writer.WriteLine($"/// <exception cref=\"{RuntimeName}.OnnxRuntimeException\">The engine reports an error.</exception>");

        public static void WritePredictInPlace(ClassInfo info, IndentedTextWriter writer)
        {
            writer.WriteLine("/// <summary>Runs the model once on what <see cref=\"Inputs\"/> hold; copies nothing and allocates nothing on the managed heap.</summary>");
            DimensionInfo[] varying = [.. info.Dimensions.Where(dimension => dimension.Varies)];
            foreach (DimensionInfo dimension in varying)
            {
                writer.WriteLine($"/// <param name=\"{dimension.Variable}\">The dimension <c>{Literals.Xml(dimension.Name)}</c>, {Range(dimension)}.</param>");
            }

            WriteResult(varying.Length > 0 ? "A dimension is out of its range" : null, writer);
        }

        public static void WriteInput(InputInfo input, IndentedTextWriter writer) =>
            writer.WriteLine($"/// <summary>The input {Describe(input.Signature)}.</summary>");

        public static void WriteOutput(OutputInfo output, IndentedTextWriter writer) =>
            writer.WriteLine($"/// <summary>The output {Describe(output.Signature)}.</summary>");

        private static void WriteResult(string? fault, IndentedTextWriter writer)
        {
            writer.WriteLine("/// <returns>Views of the outputs, valid until the next call on this instance.</returns>");
            if (fault is not null)
            {
                writer.WriteLine($"/// <exception cref=\"global::System.ArgumentException\">{fault}.</exception>");
            }

            WriteEngineException(writer);
        }

        private static string Sharing(ClassInfo info) => Pool.Of(info) ? " <see cref=\"Pool\"/> serves several." : "";

        private static string Describe(TensorSignature signature) =>
            $"<c>{Literals.Xml(signature.Name)}</c>: {Literals.Xml(signature.Describe())}";

        private static string Range(DimensionInfo dimension) =>
            dimension.Maximum == 1 ? "which has to be 1" : $"from 1 to {Literals.Number(dimension.Maximum)}";

        private static string Sizes(ModelManifest manifest) => manifest.Asset is not null
            ? $"{Literals.Size(manifest.AssetSize)} instead of {Literals.Size(manifest.SourceSize)}"
            : $"{Literals.Size(manifest.SourceSize)}, not optimised yet";
    }
}
