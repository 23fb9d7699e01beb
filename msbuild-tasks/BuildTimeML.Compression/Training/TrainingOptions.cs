using BuildTimeML.Compression.Training.Optimizers;
using BuildTimeML.Compression.Training.Schedules;

namespace BuildTimeML.Compression.Training;

/// <summary>How a model is trained.</summary>
internal sealed record TrainingOptions
{
    /// <summary>How often each sample is seen.</summary>
    public int Epochs { get; init; } = 10;

    /// <summary>Samples of a step.</summary>
    public int BatchSize { get; init; } = 32;

    /// <summary>Samples that the engine computes at once; a step adds up the gradients of several runs. 0 for as many as fit.</summary>
    public int SamplesPerRun { get; init; }

    /// <summary>One of <see cref="OptimizerTable.Names"/>.</summary>
    public string Optimizer { get; init; } = nameof(Adam);

    /// <summary>Where it is largest.</summary>
    public double LearningRate { get; init; } = 1e-3;

    /// <summary>One of <see cref="ScheduleTable.Names"/>.</summary>
    public string Schedule { get; init; } = "Cosine";

    /// <summary>The share of all steps in which the learning rate rises, from 0 to 1.</summary>
    public double WarmUp { get; init; } = 0.05;

    /// <summary>How strongly matrices and kernels are drawn to 0. What shifts or scales a channel is not.</summary>
    public double WeightDecay { get; init; }

    /// <summary>What the norm of all gradients together is cut to; 0 for no limit.</summary>
    public double ClipNorm { get; init; } = 1;

    /// <summary>Of soft targets.</summary>
    public double Temperature { get; init; } = 3;

    /// <summary>The weight of labels, from 0 to 1; the teacher has the rest. Counts where there are both.</summary>
    public double LabelWeight { get; init; } = 0.1;

    /// <summary>The weight of the values at the ends of blocks, beside that of the outputs, which is 1; 0 for none.</summary>
    public double FeatureWeight { get; init; }

    /// <summary>Whether outputs are scores of classes where the graph does not tell.</summary>
    public bool AreClasses { get; init; }

    /// <summary>The precision that weights are rounded to while they are trained, and activations with Int8Static: Int8WeightOnly, Int8Static, Ternary or Binary; empty for none.</summary>
    public string Rounding { get; init; } = "";

    /// <summary>In how many stages layers are rounded, from the input on; 1 for all from the beginning.</summary>
    public int RoundingStages { get; init; } = 1;

    /// <summary>Decides the order of the samples.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>The share of the samples that training does not see, from 0 to less than 1.</summary>
    public double HoldBack { get; init; } = 0.1;

    /// <summary>Training ends after so many epochs in which the loss on the samples held back has not become smaller; 0 for never.</summary>
    public int Patience { get; init; } = 3;

    /// <summary>Threads that the engine computes with. Another number may give weights with other last bits.</summary>
    public int Threads { get; init; } = 2;
}
