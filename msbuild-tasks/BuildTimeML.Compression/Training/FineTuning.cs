using BuildTimeML.Build;
using BuildTimeML.Compression.Calibration;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Training;

/// <summary>Trains a model to give the right classes, without a teacher.</summary>
internal static class FineTuning
{
    /// <param name="student">Simplified; gets the best weights.</param>
    /// <param name="samples">At least two.</param>
    /// <param name="labels">The right class of each row of scores, over all samples.</param>
    /// <param name="options">How it is trained.</param>
    /// <param name="context">What it may use.</param>
    /// <exception cref="BuildErrorException">The student cannot be trained, or its loss is not finite.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled. The student gives what it gave before.</exception>
    public static TrainingResult Run(Model student, ISamples samples, IReadOnlyList<int> labels, TrainingOptions options, TrainingContext context)
    {
        using var run = new TrainingRun(
            student,
            teacher: null,
            choice => choice.Classify() ?? throw new BuildErrorException(BuildErrors.NotTrainable.With(context.Name, "no output of it holds scores of classes")),
            samples,
            labels,
            options,
            context);
        return run.Train();
    }
}
