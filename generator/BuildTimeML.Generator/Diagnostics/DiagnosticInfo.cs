using System.Collections.Immutable;
using BuildTimeML.Manifest;
using Microsoft.CodeAnalysis;

namespace BuildTimeML.Generator;

/// <summary>A diagnostic as a value that can flow through the pipeline.</summary>
/// <param name="Descriptor">One of <see cref="DiagnosticDescriptors"/>.</param>
/// <param name="Place">What it is about; null for the whole project.</param>
/// <param name="Arguments">As the descriptor's documentation lists them.</param>
internal sealed record DiagnosticInfo(DiagnosticDescriptor Descriptor, LocationInfo? Place, EquatableArray<string> Arguments)
{
    /// <summary>The property that a code fix finds <see cref="Proposal"/> in.</summary>
    public const string ProposalProperty = nameof(Proposal);

    /// <summary>What a code fix writes in place of what was found; null where that is not known.</summary>
    public string? Proposal { get; init; }

    public static DiagnosticInfo Create(DiagnosticDescriptor descriptor, string path, params string[] arguments) =>
        Create(descriptor, LocationInfo.AtLine(path, line: 1), arguments);

    public static DiagnosticInfo Create(DiagnosticDescriptor descriptor, LocationInfo? place, params string[] arguments) =>
        new(descriptor, place, EquatableArray.Of(arguments));

    public static DiagnosticInfo Failure(string path, Exception exception) =>
        Create(DiagnosticDescriptors.GeneratorFailed, path, path, exception.GetType().Name, exception.Message);

    public Diagnostic ToDiagnostic() => Diagnostic.Create(
        Descriptor,
        Place?.ToLocation(),
        Proposal is null ? null : ImmutableDictionary<string, string?>.Empty.Add(ProposalProperty, Proposal),
        [.. Arguments]);
}
