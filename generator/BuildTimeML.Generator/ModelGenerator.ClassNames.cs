using System.Collections.Immutable;
using BuildTimeML.Manifest;
using Microsoft.CodeAnalysis.CSharp;

namespace BuildTimeML.Generator;

public sealed partial class ModelGenerator
{
    private static class ClassNames
    {
        private static readonly string[] Members = ["Predict", "Run", "Dispose", "Inputs", "InputBuffers", "Output", "Info", "Labels", "Provider", "LabelNames", "_session", "_call"];

        // In the global namespace these would hide the namespaces that the generated code names.
        private static readonly string[] Roots = ["System", "BuildTimeML"];

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

        /// <summary>Keeps the first of the models that make the same class; a manifest that is listed twice counts once.</summary>
        public static IEnumerable<NamedResult> Distinguish(ImmutableArray<ModelResult> models)
        {
            var paths = new HashSet<string>(StringComparer.Ordinal);
            var classes = new Dictionary<string, string>(StringComparer.Ordinal);
            var hints = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
            foreach (ModelResult model in models.Where(model => paths.Add(model.Path)))
            {
                if (model.Class is not { } info)
                {
                    yield return new NamedResult(EquatableArray<SourceInfo>.Empty, model.Diagnostics);
                }
                else if (classes.TryGetValue(info.FullName, out string? first))
                {
                    yield return new NamedResult(EquatableArray<SourceInfo>.Empty, EquatableArray.Of(
                        DiagnosticInfo.Create(DiagnosticDescriptors.DuplicateClass, model.Path, info.Manifest.Source.Path, first, info.FullName)));
                }
                else
                {
                    classes.Add(info.FullName, info.Manifest.Source.Path);
                    string hint = Identifiers.Unique(info.FullName, hints) + ".g.cs";
                    yield return new NamedResult(EquatableArray.Of(new SourceInfo(hint, model.Path, info)), EquatableArray<DiagnosticInfo>.Empty);
                }
            }
        }
    }
}
