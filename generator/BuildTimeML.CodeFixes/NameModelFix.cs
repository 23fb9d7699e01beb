using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BuildTimeML.CodeFixes;

/// <summary>Writes a model that the project has into an attribute that names none, or several.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(NameModelFix))]
[Shared]
public sealed class NameModelFix : CodeFixProvider
{
    private const string ProposalProperty = "Proposal";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("BTML3010", "BTML3011");

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (diagnostic.Properties.TryGetValue(ProposalProperty, out string? model) && model is not null
                && root?.FindNode(context.Span, getInnermostNodeForTie: true).FirstAncestorOrSelf<AttributeSyntax>()?.ArgumentList?.Arguments.FirstOrDefault() is { } argument)
            {
                string title = $"Name '{model}'";
                context.RegisterCodeFix(CodeAction.Create(title, _ => Task.FromResult(Fix(context.Document, root, argument, model)), title), diagnostic);
            }
        }
    }

    private static Document Fix(Document document, SyntaxNode root, AttributeArgumentSyntax argument, string model)
    {
        ExpressionSyntax literal = SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(model));
        return document.WithSyntaxRoot(root.ReplaceNode(argument.Expression, literal.WithTriviaFrom(argument.Expression)));
    }
}
