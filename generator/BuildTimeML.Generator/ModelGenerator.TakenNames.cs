using Microsoft.CodeAnalysis;

namespace BuildTimeML.Generator;

public sealed partial class ModelGenerator
{
    /// <summary>Types of the project that have the name of a generated one.</summary>
    private static class TakenNames
    {
        /// <summary>A partial class is taken for a part of the generated one, anything else is in its way.</summary>
        public static NamedManifest Check(NamedManifest named, Compilation compilation, CancellationToken token)
        {
            if (named.Manifest is not { } manifest)
            {
                return named;
            }

            string[] names = [.. named.IsDeclared ? [] : new[] { manifest.ClassName }, .. manifest.HasFake ? [Fake.NameOf(manifest.ClassName)] : Array.Empty<string>()];
            DiagnosticInfo[] taken = [.. names
                .Select(name => manifest.Namespace.Length == 0 ? name : $"{manifest.Namespace}.{name}")
                .Select(name => (Name: name, Type: compilation.Assembly.GetTypeByMetadataName(name)))
                .Where(found => found.Type is not null && Fault(found.Type, manifest.Accessibility, token) is not null)
                .Select(found => DiagnosticInfo.Create(
                    DiagnosticDescriptors.NameTaken, PlaceOf(found.Type!),
                    manifest.Source.Path, found.Name, Fault(found.Type!, manifest.Accessibility, token)!))];
            return taken.Length > 0 ? NamedManifest.Failure(named.Path, taken) : named;
        }

        private static string? Fault(INamedTypeSymbol type, Manifest.ClassAccessibility accessibility, CancellationToken token) =>
            ClassShapes.FaultOf(type) ??
            (!ClassShapes.IsPartial(type, token) ? "it is not partial" :
            ClassShapes.Contradicts(type, accessibility, token) ? $"it is not {accessibility.ToString().ToLowerInvariant()}" :
            null);

        private static LocationInfo? PlaceOf(INamedTypeSymbol type) =>
            type.Locations.FirstOrDefault(location => location.IsInSource) is { } location ? LocationInfo.Of(location) : null;
    }
}
