using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BuildTimeML.Generator;

/// <summary>Which types of a project can be completed by a part that says <c>sealed partial class</c>.</summary>
internal static class ClassShapes
{
    private static readonly (Func<INamedTypeSymbol, bool> Applies, string Fault)[] Rows =
    [
        (type => type.IsRecord, "it is a record"),
        (type => type.TypeKind != TypeKind.Class, "it is no class"),
        (type => type.ContainingType is not null, "it is nested in another type"),
        (type => type.Arity > 0, "it is generic"),
        (type => type.IsStatic, "it is static"),
        (type => type.IsAbstract, "it is abstract"),
        (type => type.IsFileLocal, "it is visible in its file only"),
    ];

    /// <returns>Null where nothing speaks against it.</returns>
    public static string? FaultOf(INamedTypeSymbol type) => Rows.FirstOrDefault(row => row.Applies(type)).Fault;

    public static bool IsPartial(INamedTypeSymbol type, CancellationToken token) => Parts(type, token).All(part => Has(part, SyntaxKind.PartialKeyword));

    /// <summary>Whether a part of it says that others may use it than those given.</summary>
    public static bool Contradicts(INamedTypeSymbol type, Manifest.ClassAccessibility accessibility, CancellationToken token) =>
        Parts(type, token).Any(part => Has(part, accessibility == Manifest.ClassAccessibility.Public ? SyntaxKind.InternalKeyword : SyntaxKind.PublicKeyword));

    private static IEnumerable<SyntaxNode> Parts(INamedTypeSymbol type, CancellationToken token) =>
        type.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax(token));

    private static bool Has(SyntaxNode part, SyntaxKind modifier) => part is MemberDeclarationSyntax member && member.Modifiers.Any(modifier);
}
