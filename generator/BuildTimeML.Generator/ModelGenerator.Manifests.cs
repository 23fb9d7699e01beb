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

        public static ParsedManifest Parse(ManifestText manifest)
        {
            if (manifest.Failure is not null)
            {
                return new ParsedManifest(manifest.Path, null, manifest.Failure);
            }

            try
            {
                return new ParsedManifest(manifest.Path, ManifestReader.Read(manifest.Text), Fault: null);
            }
            catch (RecordException e)
            {
                return new ParsedManifest(manifest.Path, null, DiagnosticInfo.Create(
                    DiagnosticDescriptors.UnreadableManifest, LocationInfo.AtLine(manifest.Path, e.Line), manifest.Path, Literals.Number(e.Line), e.Message));
            }
            catch (Exception e)
            {
                return new ParsedManifest(manifest.Path, null, DiagnosticInfo.Failure(manifest.Path, e));
            }
        }

        public static ModelResult Gather(NamedManifest named)
        {
            if (named.Manifest is null)
            {
                return ModelResult.Failure(named, [.. named.Diagnostics]);
            }

            try
            {
                return Gather(named, named.Path, named.Manifest);
            }
            catch (Exception e)
            {
                return ModelResult.Failure(named, DiagnosticInfo.Failure(named.Path, e));
            }
        }

        private static ModelResult Gather(NamedManifest named, string path, ModelManifest manifest)
        {
            DiagnosticInfo[] unsupported = [.. ClassNames.Check(path, manifest), .. Values.Check(path, manifest)];
            if (unsupported.Length > 0)
            {
                return ModelResult.Failure(named, unsupported);
            }

            // Fields share one scope, the parameters and locals of Predict another.
            var fields = new NameScope("_session", "_ownsSession", "_call", Images.Field, manifest.ClassName);
            NameScope locals = Images.Locals(manifest);
            InputInfo[] unshaped = Values.Inputs(manifest, fields, locals);
            InputInfo[] given = [.. unshaped.Where(input => !States.IsState(manifest, input))];
            Dimensions dimensions = Dimensions.Resolve(manifest, given, locals);
            EquatableArray<InputInfo> inputs = given.Select(dimensions.Shape).ToEquatableArray();
            InputInfo[] carried = [.. unshaped.Except(given).Select(dimensions.Shape)];
            EquatableArray<OutputInfo> outputs = States.Shape(manifest, carried, Values.Outputs(manifest, dimensions, fields));
            EquatableArray<StateInfo> states = States.Gather(manifest, carried, outputs);

            DiagnosticInfo[] unfit = [.. Values.CheckSizes(path, manifest, [.. inputs, .. carried], outputs), .. Labels.Check(path, manifest)];
            return unfit.Length > 0
                ? ModelResult.Failure(named, unfit)
                : ModelResult.Success(named, new ClassInfo(
                    manifest, inputs, outputs, dimensions.InCallOrder, Parameters.Of(inputs, dimensions.InCallOrder), states, Labels.Gather(manifest, outputs), Images.Gather(manifest, inputs)));
        }
    }
}
