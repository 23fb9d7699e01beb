using BuildTimeML.Manifest;
using Microsoft.CodeAnalysis;

namespace BuildTimeML.Generator;

public sealed partial class ModelGenerator
{
    private static class Manifests
    {
        public static ManifestText Read(AdditionalText file, CancellationToken token)
        {
            try
            {
                return new ManifestText(file.Path, file.GetText(token)?.ToString() ?? "", Failure: null);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                return new ManifestText(file.Path, "", DiagnosticInfo.Failure(file.Path, e));
            }
        }

        public static ModelResult Gather(ManifestText manifest)
        {
            if (manifest.Failure is { } failure)
            {
                return ModelResult.Failure(manifest.Path, failure);
            }

            try
            {
                return Gather(manifest.Path, ManifestReader.Read(manifest.Text));
            }
            catch (RecordException e)
            {
                return ModelResult.Failure(manifest.Path, new DiagnosticInfo(
                    DiagnosticDescriptors.UnreadableManifest, manifest.Path, e.Line, EquatableArray.Of(manifest.Path, Literals.Number(e.Line), e.Message)));
            }
            catch (Exception e)
            {
                return ModelResult.Failure(manifest.Path, DiagnosticInfo.Failure(manifest.Path, e));
            }
        }

        private static ModelResult Gather(string path, ModelManifest manifest)
        {
            DiagnosticInfo[] unsupported = [.. ClassNames.Check(path, manifest), .. Values.Check(path, manifest)];
            if (unsupported.Length > 0)
            {
                return ModelResult.Failure(path, unsupported);
            }

            // Fields share one scope, the parameters and locals of Predict another.
            var fields = new NameScope("_session", "_call", manifest.ClassName);
            var locals = new NameScope();
            InputInfo[] named = Values.Inputs(manifest, fields, locals);
            Dimensions dimensions = Dimensions.Resolve(manifest, named, locals);
            EquatableArray<InputInfo> inputs = named.Select(dimensions.Shape).ToEquatableArray();
            EquatableArray<OutputInfo> outputs = Values.Outputs(manifest, dimensions, fields);

            DiagnosticInfo[] unfit = [.. Values.CheckSizes(path, manifest, inputs, outputs), .. Labels.Check(path, manifest)];
            return unfit.Length > 0
                ? ModelResult.Failure(path, unfit)
                : ModelResult.Success(path, new ClassInfo(manifest, inputs, outputs, dimensions.InCallOrder, Labels.Gather(manifest, outputs)));
        }
    }
}
