using System.Collections.Immutable;
using BuildTimeML.Manifest;
using Microsoft.CodeAnalysis.CSharp;

namespace BuildTimeML.Generator;

public sealed partial class ModelGenerator
{
    private static class ClassNames
    {
        private static readonly string[] Members =
        [
            "Predict", "PredictAsync", "PredictBatch", "PredictRows", "CountRows", "Compute", "Run", "LoadAsync", "Warmup", "Reset",
            "Pool", "Lease", "Result", "Batch", "Dispose", "Inputs", "InputBuffers", "Input", "Output", "Info", "Labels", "Provider", "ProviderFallbacks", "Precision", "LabelNames", "Preprocess",
            "_session", "_ownsSession", "_call", Images.Field,
        ];

        // In the global namespace these would hide the namespaces that the generated code names.
        private static readonly string[] Roots = ["System", "BuildTimeML", "Microsoft"];

        public static IEnumerable<DiagnosticInfo> Check(string path, ModelManifest manifest)
        {
            string? fault =
                !SyntaxFacts.IsValidIdentifier(manifest.ClassName) ? "it is not a C# name" :
                Members.Contains(manifest.ClassName) ? "every generated class has a member of that name" :
                manifest.Namespace.Length == 0 && Roots.Contains(manifest.ClassName) ? "it would hide the namespace of that name" :
                manifest.Namespace.Length > 0 && !manifest.Namespace.Split('.').All(SyntaxFacts.IsValidIdentifier)
                    ? $"its namespace '{manifest.Namespace}' is not a C# name" : null;
            if (fault is not null)
            {
                yield return DiagnosticInfo.Create(DiagnosticDescriptors.UnusableClassName, path, manifest.Source.Path, manifest.ClassName, fault);
            }
        }

        /// <summary>The full names of the types that a model makes, that of its class first.</summary>
        public static string[] Of(ModelManifest manifest) =>
            manifest.HasFake ? [manifest.FullName, Fake.NameOf(manifest.FullName)] : [manifest.FullName];

        /// <summary>
        /// Gives each model the class that the project declares for it, or the one that its item names, and keeps the first of
        /// those that make the same class; a manifest that is listed twice counts once.
        /// </summary>
        public static IEnumerable<NamedManifest> Assign(ImmutableArray<ParsedManifest> manifests, ImmutableArray<DeclaredClass> declared)
        {
            var assignment = new DeclaredModels(manifests, declared);
            var paths = new HashSet<string>(StringComparer.Ordinal);
            var classes = new Dictionary<string, string>(StringComparer.Ordinal);
            var hints = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
            foreach (ParsedManifest parsed in manifests.Where(parsed => paths.Add(parsed.Path)))
            {
                if (parsed.Manifest is null)
                {
                    yield return NamedManifest.Failure(parsed.Path, parsed.Fault!);
                    continue;
                }

                DeclaredClass? owner = assignment.OwnerOf(parsed);
                if (owner?.Fault is { } fault)
                {
                    yield return NamedManifest.Failure(parsed.Path, fault);
                    continue;
                }

                ModelManifest manifest = owner is null ? parsed.Manifest : parsed.Manifest with
                {
                    ClassName = owner.Name,
                    Namespace = owner.Namespace,
                    Accessibility = owner.Accessibility,
                };
                if (Of(manifest).FirstOrDefault(classes.ContainsKey) is { } duplicate)
                {
                    yield return NamedManifest.Failure(parsed.Path, DiagnosticInfo.Create(
                        DiagnosticDescriptors.DuplicateClass, parsed.Path, manifest.Source.Path, classes[duplicate], duplicate));
                    continue;
                }

                foreach (string name in Of(manifest))
                {
                    classes.Add(name, manifest.Source.Path);
                }

                yield return new NamedManifest(
                    parsed.Path, Identifiers.Unique(manifest.FullName, hints), manifest, IsDeclared: owner is not null, EquatableArray<DiagnosticInfo>.Empty);
            }

            foreach (DiagnosticInfo diagnostic in assignment.Diagnostics)
            {
                yield return NamedManifest.Failure(path: "", diagnostic);
            }
        }
    }
}
