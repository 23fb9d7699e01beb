using BuildTimeML.Manifest;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BuildTimeML.Generator;

public sealed partial class ModelGenerator
{
    /// <summary>Classes of the project with the attribute that names a model.</summary>
    private static class Declarations
    {
        public const string AttributeName = "BuildTimeML.Runtime.OptimizedModelAttribute";

        public static bool IsCandidate(SyntaxNode node, CancellationToken token) => node is ClassDeclarationSyntax or RecordDeclarationSyntax;

        public static DeclaredClass Gather(GeneratorAttributeSyntaxContext context, CancellationToken token)
        {
            var type = (INamedTypeSymbol)context.TargetSymbol;
            AttributeData attribute = context.Attributes[0];
            var syntax = (AttributeSyntax)attribute.ApplicationSyntaxReference!.GetSyntax(token);
            var declaration = (TypeDeclarationSyntax)context.TargetNode;
            var identifier = LocationInfo.Of(declaration.Identifier.GetLocation());
            return new DeclaredClass(
                attribute.ConstructorArguments.FirstOrDefault() is { Kind: TypedConstantKind.Primitive, Value: string model } ? model : "",
                LocationInfo.Of((syntax.ArgumentList?.Arguments.FirstOrDefault() as SyntaxNode ?? syntax).GetLocation()),
                identifier,
                type.Name,
                NamespaceOf(type),
                type.DeclaredAccessibility == Microsoft.CodeAnalysis.Accessibility.Public ? ClassAccessibility.Public : ClassAccessibility.Internal,
                Fault(declaration, identifier));
        }

        private static string NamespaceOf(INamedTypeSymbol type) =>
            type.ContainingNamespace is { IsGlobalNamespace: false } containing ? containing.ToDisplayString() : "";

        private static DiagnosticInfo? Fault(TypeDeclarationSyntax declaration, LocationInfo identifier) => ClassShapes.FaultOf(declaration) switch
        {
            null => null,
            ClassShapes.NotPartial => DiagnosticInfo.Create(DiagnosticDescriptors.ClassNotPartial, identifier, declaration.Identifier.ValueText),
            var fault => DiagnosticInfo.Create(DiagnosticDescriptors.UnusableClass, identifier, declaration.Identifier.ValueText, fault),
        };
    }
}
