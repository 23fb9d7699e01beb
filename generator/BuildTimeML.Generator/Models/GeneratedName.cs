using BuildTimeML.Manifest;

namespace BuildTimeML.Generator;

/// <summary>A type that is to be generated.</summary>
/// <param name="FullName">With its namespace, not escaped.</param>
/// <param name="Accessibility">Who may use it.</param>
internal sealed record GeneratedName(string FullName, ClassAccessibility Accessibility);

/// <summary>A type of the project in the way of one that is to be generated.</summary>
/// <param name="FullName">The name of both.</param>
/// <param name="Fault">Why it is no part of the generated one.</param>
/// <param name="Place">Where it is declared.</param>
internal sealed record TakenName(string FullName, string Fault, LocationInfo Place);
