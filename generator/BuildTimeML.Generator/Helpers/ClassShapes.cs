using BuildTimeML.Manifest;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BuildTimeML.Generator;

/// <summary>Which declarations can be completed by a part that says <c>sealed partial class</c>.</summary>
internal static class ClassShapes
{
    public const string NotPartial = "it is not partial";

    private static readonly (Func<MemberDeclarationSyntax, bool> Applies, string Fault)[] Rows =
    [
        (type => type is RecordDeclarationSyntax, "it is a record"),
        (type => type is not ClassDeclarationSyntax, "it is no class"),
        (type => type.Parent is TypeDeclarationSyntax, "it is nested in another type"),
        (type => type is TypeDeclarationSyntax { TypeParameterList: not null }, "it is generic"),
        (type => type.Modifiers.Any(SyntaxKind.StaticKeyword), "it is static"),
        (type => type.Modifiers.Any(SyntaxKind.AbstractKeyword), "it is abstract"),
        (type => type.Modifiers.Any(SyntaxKind.FileKeyword), "it is visible in its file only"),
        (type => !type.Modifiers.Any(SyntaxKind.PartialKeyword), NotPartial),
    ];

    /// <returns>Null where nothing speaks against it.</returns>
    public static string? FaultOf(MemberDeclarationSyntax type) => Rows.FirstOrDefault(row => row.Applies(type)).Fault;

    /// <summary>The same for one that has to be as accessible as another part.</summary>
    public static string? FaultOf(MemberDeclarationSyntax type, ClassAccessibility accessibility) => FaultOf(type) ??
        (type.Modifiers.Any(accessibility == ClassAccessibility.Public ? SyntaxKind.InternalKeyword : SyntaxKind.PublicKeyword)
            ? $"it is not {accessibility.ToString().ToLowerInvariant()}"
            : null);

    /// <summary>The name of a type that others of the same namespace could have; null for types that differ in more than the name.</summary>
    public static SyntaxToken? IdentifierOf(MemberDeclarationSyntax member) => member switch
    {
        _ when member.Modifiers.Any(SyntaxKind.FileKeyword) => null,
        TypeDeclarationSyntax { TypeParameterList: null } type => type.Identifier,
        EnumDeclarationSyntax type => type.Identifier,
        DelegateDeclarationSyntax { TypeParameterList: null } type => type.Identifier,
        _ => null,
    };

    /// <summary>A dotted name without what escapes its parts.</summary>
    public static string NameOf(NameSyntax name) => name switch
    {
        QualifiedNameSyntax qualified => $"{NameOf(qualified.Left)}.{qualified.Right.Identifier.ValueText}",
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        _ => name.ToString(),
    };
}
