using System.Collections.Immutable;
using BuildTimeML.Manifest;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BuildTimeML.Generator;

public sealed partial class ModelGenerator
{
    /// <summary>Types of the project that have the name of a generated one. Looked for in the syntax of each file: symbols would be made anew at every keystroke.</summary>
    private static class TakenNames
    {
        /// <summary>The full names that a model's files declare, but for the class that the project declares itself.</summary>
        public static IEnumerable<GeneratedName> Wanted(NamedManifest named) => named.Manifest is { } manifest
            ? ClassNames.Of(manifest).Skip(named.IsDeclared ? 1 : 0).Select(name => new GeneratedName(name, manifest.Accessibility))
            : [];

        /// <summary>A partial class is taken for a part of the generated one, anything else is in its way.</summary>
        public static EquatableArray<TakenName> Find(SyntaxTree tree, EquatableArray<GeneratedName> wanted, CancellationToken token)
        {
            if (wanted.Count == 0 || tree.GetRoot(token) is not CompilationUnitSyntax unit)
            {
                return EquatableArray<TakenName>.Empty;
            }

            var found = new List<TakenName>();
            Find(unit.Members, prefix: "", wanted.ToDictionary(name => name.FullName, name => name.Accessibility), found);
            return found.ToEquatableArray();
        }

        public static NamedManifest Check(NamedManifest named, ImmutableArray<TakenName> taken)
        {
            DiagnosticInfo[] faults = taken.IsEmpty ? [] :
            [
                .. Wanted(named).SelectMany(wanted => taken.Where(name => name.FullName == wanted.FullName)).Select(name => DiagnosticInfo.Create(
                    DiagnosticDescriptors.NameTaken, name.Place, named.Manifest!.Source.Path, name.FullName, name.Fault)),
            ];
            return faults.Length > 0 ? NamedManifest.Failure(named.Path, faults) : named;
        }

        private static void Find(
            SyntaxList<MemberDeclarationSyntax> members, string prefix, Dictionary<string, ClassAccessibility> wanted, List<TakenName> found)
        {
            foreach (MemberDeclarationSyntax member in members)
            {
                if (member is BaseNamespaceDeclarationSyntax inner)
                {
                    Find(inner.Members, prefix + ClassShapes.NameOf(inner.Name) + ".", wanted, found);
                }
                else if (ClassShapes.IdentifierOf(member) is { } identifier
                    && wanted.TryGetValue(prefix + identifier.ValueText, out ClassAccessibility accessibility)
                    && ClassShapes.FaultOf(member, accessibility) is { } fault)
                {
                    found.Add(new TakenName(prefix + identifier.ValueText, fault, LocationInfo.Of(identifier.GetLocation())));
                }
            }
        }
    }
}
