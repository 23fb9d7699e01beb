using BuildTimeML.Manifest;

namespace BuildTimeML.Generator;

/// <summary>A class of the project that says by its attribute which model it is to run.</summary>
/// <param name="Model">What the attribute says.</param>
/// <param name="Argument">Where it says it.</param>
/// <param name="Identifier">Where the class is named.</param>
/// <param name="Name">The class.</param>
/// <param name="Namespace">Empty for the global one.</param>
/// <param name="Accessibility">As it is declared.</param>
/// <param name="Fault">Why no model can be generated into it; null where one can.</param>
internal sealed record DeclaredClass(
    string Model,
    LocationInfo Argument,
    LocationInfo Identifier,
    string Name,
    string Namespace,
    ClassAccessibility Accessibility,
    DiagnosticInfo? Fault);
