using BuildTimeML.Manifest;

namespace BuildTimeML.Generator;

public sealed partial class ModelGenerator
{
    private static partial class Labels
    {
        public static IEnumerable<DiagnosticInfo> Check(string path, ModelManifest manifest)
        {
            if (manifest.Labels is { } labels && Fault(manifest, labels) is { } fault)
            {
                yield return DiagnosticInfo.Create(
                    DiagnosticDescriptors.LabelsDoNotFit, path,
                    Literals.Number(labels.Names.Count), manifest.Source.Path, labels.Output, fault);
            }
        }

        public static LabelInfo? Gather(ModelManifest manifest, EquatableArray<OutputInfo> outputs) => manifest.Labels is { } labels
            ? new LabelInfo(outputs.First(output => output.Signature.Name == labels.Output), labels.Scores, labels.Names)
            : null;

        private static string? Fault(ModelManifest manifest, LabelSet labels) =>
            manifest.Outputs.FirstOrDefault(output => output.Name == labels.Output) is not { } output ? "the model has no output of that name" :
            output.ElementType is not (ElementType.Float32 or ElementType.Float64 or ElementType.Float16) ? $"it is {output.Describe()}, not scores" :
            labels.Names.Count == 0 ? "there has to be at least one" :
            output.Shape is { } shape && !Fits([.. shape], labels.Names.Count) ? $"it is {output.Describe()}" :
            null;

        // The scores of one row are its last dimension, not counting dimensions of 1 after it.
        private static bool Fits(Dimension[] shape, int labels)
        {
            int last = Array.FindLastIndex(shape, dimension => dimension.Value != 1);
            return (labels == 1 && shape.Length > 0 && shape[shape.Length - 1].Value == 1)
                || (last >= 0 && (shape[last].Value is not { } value || value == labels));
        }
    }
}
