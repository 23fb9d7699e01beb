namespace BuildTimeML.Compression.Training;

/// <summary>How far a training is: with weights and memories all that it needs to go on as if it had never stopped.</summary>
internal sealed class TrainingPosition
{
    /// <summary>The epoch under way, from 0.</summary>
    public int Epoch { get; set; }

    /// <summary>Steps of it that are through.</summary>
    public int StepOfEpoch { get; set; }

    /// <summary>The epoch with the smallest loss on the samples held back; 0 for none yet.</summary>
    public int BestEpoch { get; set; }

    public double BestLoss { get; set; } = double.PositiveInfinity;

    /// <summary>From before the first epoch on.</summary>
    public List<TrainingEpoch> Curve { get; } = [];

    /// <summary>Of all steps that are through.</summary>
    public List<float> StepLosses { get; } = [];
}
