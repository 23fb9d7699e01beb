using BuildTimeML.Manifest;

namespace BuildTimeML.Generator;

public sealed partial class ModelGenerator
{
    /// <summary>Where the model is, and what makes an instance ready.</summary>
    private static class Start
    {
        /// <returns>The rest of the expression that makes <c>Info</c>.</returns>
        public static string WriteInfo(ClassInfo info)
        {
            ModelManifest manifest = info.Manifest;
            string[] members =
            [
                .. Variants.WeightsOf(manifest.AssetWeights),
                .. manifest is { Embedding: not ModelEmbedding.None, Asset: { } asset }
                    ? [$"Embedded = new(typeof({info.GlobalName}).Assembly, {Literals.Quote(asset.Path)}, {RuntimeName}.ModelCompression.{(manifest.Embedding == ModelEmbedding.Brotli ? "Brotli" : "None")})"]
                    : Array.Empty<string>(),
                .. manifest.ExecutionProviders.Count > 0
                    ? [$"Providers = [{string.Join(", ", manifest.ExecutionProviders.Select(Literals.Quote))}]"]
                    : Array.Empty<string>(),
                .. Variants.Of(manifest),
                .. manifest.OptimizedBy is { } engine ? [$"OptimizedBy = {Literals.Quote(engine)}"] : Array.Empty<string>(),
            ];
            return members.Length == 0 ? "" : $" {{ {string.Join(", ", members)} }}";
        }

        public static void WriteLoad(ClassInfo info, IndentedTextWriter writer)
        {
            string name = Keywords.EscapeType(info.Name);
            const string Task = "global::System.Threading.Tasks.Task";
            writer.WriteLine($$"""
                /// <summary>Loads the model and reserves its buffers, on another thread than the caller's.</summary>
                /// <param name="options">How it is loaded; null for the defaults.</param>
                /// <param name="cancellation">Ends it; the engine stops loading, where its version can.</param>
                /// <returns>The instance, which is the caller's to dispose.</returns>
                /// <exception cref="{{RuntimeName}}.ModelFileException">The model file is missing, or not the one that the build wrote.</exception>
                /// <exception cref="{{RuntimeName}}.EngineNotFoundException">ONNX Runtime was not found.</exception>
                /// <exception cref="global::System.OperationCanceledException">It was cancelled.</exception>
                public static {{Task}}<{{name}}> LoadAsync({{RuntimeName}}.ModelOptions? options = null, global::System.Threading.CancellationToken cancellation = default) =>
                    {{Task}}.Run(() => new {{name}}({{RuntimeName}}.ModelSession.Load(Info, options, cancellation), ownsSession: true), cancellation);

                """);
        }

        public static void WriteWarmup(ClassInfo info, IndentedTextWriter writer)
        {
            DimensionInfo[] varying = [.. info.Dimensions.Where(dimension => dimension.Varies)];
            writer.WriteLine($"/// <summary>Runs the model once on what its buffers hold, zeros until something was written, so that the first call takes no longer than later ones.{(info.States.Count > 0 ? " Leaves the state as it is." : "")}</summary>");
            foreach (DimensionInfo dimension in varying)
            {
                writer.WriteLine($"/// <param name=\"{dimension.Variable}\">The dimension <c>{Literals.Xml(dimension.Name)}</c>, from 1 to {Literals.Number(dimension.Maximum)}.</param>");
            }

            Documentation.WriteEngineException(writer);
            string parameters = string.Join(", ", varying.Select(dimension => $"int {Keywords.Escape(dimension.Variable)} = {Literals.Number(dimension.Maximum)}"));
            using (writer.WriteBlock($"public void Warmup({parameters})"))
            {
                Dimensions.WriteRangeChecks(info, writer);
                using (Predict.WriteTurn(writer))
                {
                    Dimensions.WriteReshapes(info, writer);
                    writer.WriteLine("_call.RunInTurn();");
                }
            }

            writer.WriteLine();
        }
    }
}
