using BuildTimeML.Build;
using BuildTimeML.Compression.Calibration;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Training;

/// <summary>Trains a model to give what another gives, on samples that need no labels (Hinton et al. 2015).</summary>
internal static class Distillation
{
    /// <param name="teacherPath">The model to become like: the original of a compressed one.</param>
    /// <param name="student">Simplified, of the teacher's inputs and outputs; gets the best weights.</param>
    /// <param name="samples">At least two.</param>
    /// <param name="labels">The right class of each row of scores, over all samples; null where nobody knows.</param>
    /// <param name="options">How it is trained.</param>
    /// <param name="context">What it may use.</param>
    /// <exception cref="BuildErrorException">The student cannot be trained, or its loss is not finite.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled. The student gives what it gave before.</exception>
    public static TrainingResult Run(string teacherPath, Model student, ISamples samples, IReadOnlyList<int>? labels, TrainingOptions options, TrainingContext context)
    {
        using var teacher = TrainableModel.Read(context.Name, teacherPath);
        using var run = new TrainingRun(
            student,
            teacher.Model,
            choice => choice.Distil(teacher.Model, labels is not null) ?? throw new BuildErrorException(BuildErrors.NotTrainable.With(context.Name, "no output of floats is there under the same name in the teacher")),
            samples,
            labels,
            options,
            context);
        return run.Train();
    }
}
