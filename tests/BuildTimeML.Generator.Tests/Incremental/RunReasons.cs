using Microsoft.CodeAnalysis;

namespace BuildTimeML.Generator.Tests;

/// <summary>The reasons of a step's outputs; Cached stands for Unchanged too, which is what a step after a filter reports.</summary>
internal static class RunReasons
{
    public const string New = nameof(IncrementalStepRunReason.New);
    public const string Cached = nameof(IncrementalStepRunReason.Cached);
    public const string Modified = nameof(IncrementalStepRunReason.Modified);

    /// <summary>The steps that have one output per model.</summary>
    public static readonly string[] StepsPerModel = [.. TrackingNames.All.Except([TrackingNames.Declared, TrackingNames.Taken, TrackingNames.Services, TrackingNames.Diagnostics])];

    /// <summary>The steps that end in what is written.</summary>
    public static readonly string[] StepsFromName =
        [TrackingNames.Named, TrackingNames.Untaken, TrackingNames.Models, TrackingNames.Sources];

    public static string[] Of(GeneratorRunResult result, string step) => [.. result.TrackedSteps[step].SelectMany(run => run.Outputs).Select(Name)];

    /// <summary>Those of the step that writes the sources.</summary>
    public static string[] OfOutputs(GeneratorRunResult result) =>
        [.. result.TrackedOutputSteps.SelectMany(step => step.Value).SelectMany(run => run.Outputs).Select(Name)];

    private static string Name((object Value, IncrementalStepRunReason Reason) output) =>
        output.Reason == IncrementalStepRunReason.Unchanged ? Cached : output.Reason.ToString();
}
