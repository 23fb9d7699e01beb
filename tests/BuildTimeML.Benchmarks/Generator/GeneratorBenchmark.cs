using System.Diagnostics;
using System.Globalization;
using Microsoft.CodeAnalysis;

namespace BuildTimeML.Benchmarks.Generator;

/// <summary>What the source generator costs in an editor: after a keystroke, and when a project is opened.</summary>
internal static class GeneratorBenchmark
{
    private const int Models = 100;
    private const int Keystrokes = 200;
    private const int ColdRuns = 30;

    // An editor's compiler is compiled ahead of time, the one here has to become so first.
    private const int WarmUps = 500;

    // What runs at every keystroke is compiled in several rounds, the last of them after some thousand calls.
    private const int KeystrokeWarmUps = 5000;

    public static void Run(Report report)
    {
        var project = new EditedProject(Models);
        double first = Cold(project, models: 1);
        for (int i = 0; i < WarmUps; i++)
        {
            Cold(project, models: 1);
        }

        double[] cold = [.. Enumerable.Range(0, ColdRuns).Select(_ => Cold(project, Models))];

        report.Note(string.Create(CultureInfo.InvariantCulture, $"{Models} models in a project of {EditedProject.Files} files; the first run of the process, with one model, takes {first:0} ms: most of it goes into compiling the compiler"));
        report.Add(new Figure("generator.keystroke", Measurement.MedianOf(KeystrokeTimes(project)), "ms", Mark.AtMost(1)));
        report.Add(new Figure("generator.emitted_again", Measurement.Exactly(EmittedAgain(project), Keystrokes), "files", Mark.AtMost(0)));
        report.Add(new Figure("generator.cold", Measurement.MedianOf(cold), "ms", Mark.AtMost(50)));
    }

    /// <summary>A driver that has seen nothing yet, as after a project was opened.</summary>
    private static double Cold(EditedProject project, int models) => Milliseconds(project.NewDriver(models).RunGenerators(project.NextEdit()));

    private static IEnumerable<double> KeystrokeTimes(EditedProject project)
    {
        GeneratorDriver driver = project.NewDriver(Models).RunGenerators(project.NextEdit());
        for (int i = -KeystrokeWarmUps; i < Keystrokes; i++)
        {
            driver = driver.RunGenerators(project.NextEdit());
            if (i >= 0)
            {
                yield return Milliseconds(driver);
            }
        }
    }

    private static int EmittedAgain(EditedProject project)
    {
        GeneratorDriver driver = project.NewDriver(Models, trackSteps: true).RunGenerators(project.NextEdit());
        int count = 0;
        for (int i = 0; i < Keystrokes; i++)
        {
            driver = driver.RunGenerators(project.NextEdit());
            count += driver.GetRunResult().Results.Single().TrackedOutputSteps.Values.SelectMany(steps => steps).SelectMany(step => step.Outputs)
                .Count(output => output.Reason is not (IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged));
        }

        return count;
    }

    private static double Milliseconds(GeneratorDriver driver)
    {
        GeneratorRunResult result = driver.GetRunResult().Results.Single();
        return result.Exception is null && result.Diagnostics.IsEmpty && !result.GeneratedSources.IsEmpty
            ? driver.GetTimingInfo().GeneratorTimes.Single().ElapsedTime.TotalMilliseconds
            : throw new UnreachableException($"The generator reports {result.Diagnostics.FirstOrDefault()}{result.Exception}.");
    }
}
