using BuildTimeML.Manifest;
using Microsoft.CodeAnalysis;

namespace BuildTimeML.Generator;

/// <summary>Every diagnostic of the generator (BTML3xxx). Ids are never reused; AnalyzerReleases.Unshipped.md has a row for each.</summary>
internal static class DiagnosticDescriptors
{
    private const string Category = "BuildTimeML";

    /// <summary>{0}: the manifest's path, {1}: the line, {2}: the reason.</summary>
    public static readonly DiagnosticDescriptor UnreadableManifest = new(
        id: "BTML3001",
        title: "A manifest cannot be read",
        messageFormat: "The manifest '{0}' cannot be read at line {1}: {2}. It is written by the build: rebuild the project.",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of("BTML3001"));

    /// <summary>{0}: the model, {1}: "input" or "output", {2}: its name, {3}: what it is, {4}: what is supported there.</summary>
    public static readonly DiagnosticDescriptor UnsupportedKind = new(
        id: "BTML3002",
        title: "An input or output is of a kind that is not supported",
        messageFormat: "The {1} '{2}' of '{0}' is {3}, which is not supported. Export the model with {4} there.",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of("BTML3002"));

    /// <summary>{0}: the model, {1}: "input" or "output", {2}: its name, {3}: its element type, {4}: the supported ones.</summary>
    public static readonly DiagnosticDescriptor UnsupportedElementType = new(
        id: "BTML3003",
        title: "An input or output has an element type that is not supported",
        messageFormat: "The {1} '{2}' of '{0}' has elements of type {3}, which is not supported. Export the model with one of: {4}.",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of("BTML3003"));

    /// <summary>{0}: the model, {1}: the input.</summary>
    public static readonly DiagnosticDescriptor UnknownRank = new(
        id: "BTML3004",
        title: "An input has an unknown number of dimensions",
        messageFormat: "The input '{1}' of '{0}' does not say how many dimensions it has, which is not supported yet. Export the model with a shape there; single dimensions may stay unknown.",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of("BTML3004"));

    /// <summary>{0}: the model, {1}: the one before it, {2}: the class.</summary>
    public static readonly DiagnosticDescriptor DuplicateClass = new(
        id: "BTML3005",
        title: "Two models make the same class",
        messageFormat: "'{0}' and '{1}' both make the class {2}. Set ClassName or Namespace on one of the OptimizedModel items.",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of("BTML3005"));

    /// <summary>{0}: the model, {1}: the class name, {2}: what is wrong with it.</summary>
    public static readonly DiagnosticDescriptor UnusableClassName = new(
        id: "BTML3006",
        title: "The class name cannot be used",
        messageFormat: "'{0}' cannot make a class named '{1}': {2}. Set ClassName on the OptimizedModel item.",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of("BTML3006"));

    /// <summary>{0}: the number of labels, {1}: the model, {2}: the output, {3}: what is wrong.</summary>
    public static readonly DiagnosticDescriptor LabelsDoNotFit = new(
        id: "BTML3007",
        title: "The labels do not fit the output",
        messageFormat: "The {0} labels of '{1}' do not fit its output '{2}': {3}. Correct the Labels of the OptimizedModel item.",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of("BTML3007"));

    /// <summary>{0}: the model, {1}: "input" or "output", {2}: its name, {3}: its shape at the maximum, {4}: the limit in elements.</summary>
    public static readonly DiagnosticDescriptor TooLarge = new(
        id: "BTML3008",
        title: "An input or output is too large",
        messageFormat: "The {1} '{2}' of '{0}' would take a buffer of the shape {3}, more than {4} elements. Lower MaxDimensions on the OptimizedModel item.",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of("BTML3008"));

    /// <summary>{0}: the manifest's path, {1}: the type of the exception, {2}: its message.</summary>
    public static readonly DiagnosticDescriptor GeneratorFailed = new(
        id: "BTML3009",
        title: "The generator failed",
        messageFormat: "No class could be generated from '{0}' ({1}: {2}). This is a fault of BuildTimeML: please report it with the manifest.",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of("BTML3009"));

    /// <summary>{0}: what the attribute says, {1}: the models of the project.</summary>
    public static readonly DiagnosticDescriptor NoSuchModel = new(
        id: "BTML3010",
        title: "An attribute names no model",
        messageFormat: "'{0}' is no OptimizedModel item of this project. Its items: {1}. Correct the path, or add the item to the project file.",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of("BTML3010"));

    /// <summary>{0}: what the attribute says, {1}: the models that it fits.</summary>
    public static readonly DiagnosticDescriptor AmbiguousModel = new(
        id: "BTML3011",
        title: "An attribute names several models",
        messageFormat: "'{0}' fits several OptimizedModel items: {1}. Write the path of one of them.",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of("BTML3011"));

    /// <summary>{0}: the class, {1}: the model, {2}: the class before it.</summary>
    public static readonly DiagnosticDescriptor ModelDeclaredTwice = new(
        id: "BTML3012",
        title: "Two classes are declared for one model",
        messageFormat: "'{0}' is declared for '{1}', and so is '{2}'. Remove one of the attributes, or use one of the classes twice: an instance can share the model of another.",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of("BTML3012"));

    /// <summary>{0}: the class.</summary>
    public static readonly DiagnosticDescriptor ClassNotPartial = new(
        id: "BTML3013",
        title: "The class for a model is not partial",
        messageFormat: "'{0}' has to be partial: the rest of it is generated. Write 'sealed partial class {0}'.",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of("BTML3013"));

    /// <summary>{0}: the class, {1}: what is wrong with it.</summary>
    public static readonly DiagnosticDescriptor UnusableClass = new(
        id: "BTML3014",
        title: "The class for a model cannot be completed",
        messageFormat: "'{0}' cannot be the class of a model: {1}. Write 'sealed partial class {0}' in a namespace, without type parameters.",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of("BTML3014"));

    /// <summary>{0}: the model, {1}: the class, {2}: why the one that is there is no part of it.</summary>
    public static readonly DiagnosticDescriptor NameTaken = new(
        id: "BTML3015",
        title: "The name of a generated class is taken",
        messageFormat: "'{0}' makes the class {1}, and this is no part of it: {2}. Set ClassName or Namespace on the OptimizedModel item, or declare a partial class of another name with [OptimizedModel(\"{0}\")].",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of("BTML3015"));

    public static readonly DiagnosticDescriptor LanguageTooOld = new(
        id: "BTML3016",
        title: "The version of C# is too old",
        messageFormat: "Generated classes need C# 13. Set LangVersion to 13 or later, or take it out of the project file.",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of("BTML3016"));
}
