namespace BuildTimeML.Tasks.Items;

/// <summary>The names that users write. BuildTimeML.props, BuildTimeML.xsd and the documentation list the same.</summary>
internal static class ItemNames
{
    public const string OptimizedModel = "OptimizedModel";

    public const string Precision = "Precision";
    public const string Variants = "Variants";
    public const string MaxSize = "MaxSize";
    public const string MaxCompressedSize = "MaxCompressedSize";
    public const string Optimize = "Optimize";
    public const string Prune = "Prune";
    public const string PruneThreshold = "PruneThreshold";
    public const string PrunePattern = "PrunePattern";
    public const string PruneCriterion = "PruneCriterion";
    public const string PruneScope = "PruneScope";
    public const string ClipWeights = "ClipWeights";
    public const string PruneChannels = "PruneChannels";
    public const string PruneHeads = "PruneHeads";
    public const string PruneLayers = "PruneLayers";
    public const string AverageFirst = "AverageFirst";
    public const string LowRank = "LowRank";
    public const string TargetMultiplyAdds = "TargetMultiplyAdds";
    public const string TargetLatencyRatio = "TargetLatencyRatio";
    public const string TargetSize = "TargetSize";
    public const string Recover = "Recover";
    public const string Teacher = "Teacher";
    public const string TrainingData = "TrainingData";
    public const string TrainingLabels = "TrainingLabels";
    public const string Training = "Training";
    public const string TrainedModel = "TrainedModel";
    public const string MinAgreement = "MinAgreement";
    public const string MinSqnr = "MinSqnr";
    public const string MaxAccuracyDrop = "MaxAccuracyDrop";
    public const string MaxLatencyRatio = "MaxLatencyRatio";
    public const string MaxLatency = "MaxLatency";
    public const string MaxLoadTime = "MaxLoadTime";
    public const string MaxMemory = "MaxMemory";
    public const string BudgetSeverity = "BudgetSeverity";
    public const string Dimensions = "Dimensions";
    public const string MaxDimensions = "MaxDimensions";
    public const string Labels = "Labels";
    public const string CalibrationData = "CalibrationData";
    public const string CalibrationSamples = "CalibrationSamples";
    public const string CalibrationMethod = "CalibrationMethod";
    public const string Rounding = "Rounding";
    public const string EvaluationData = "EvaluationData";
    public const string EvaluationLabels = "EvaluationLabels";
    public const string HoldBack = "HoldBack";
    public const string Preprocess = "Preprocess";
    public const string State = "State";
    public const string OptionalInputs = "OptionalInputs";
    public const string ExecutionProviders = "ExecutionProviders";
    public const string ClassName = "ClassName";
    public const string Namespace = "Namespace";
    public const string Accessibility = "Accessibility";
    public const string Fake = "Fake";
    public const string Embed = "Embed";
    public const string SaveOptimizedGraph = "SaveOptimizedGraph";

    public static IReadOnlyList<string> Metadata { get; } =
    [
        Precision, Variants, Prune, PruneThreshold, PrunePattern, PruneCriterion, PruneScope, ClipWeights, PruneChannels, PruneHeads, PruneLayers, AverageFirst, LowRank,
        TargetMultiplyAdds, TargetLatencyRatio, TargetSize, Recover, Teacher, TrainingData, TrainingLabels, Training, TrainedModel,
        MaxSize, MaxCompressedSize, Optimize, MinAgreement, MinSqnr, MaxAccuracyDrop,
        MaxLatencyRatio, MaxLatency, MaxLoadTime, MaxMemory, BudgetSeverity, Dimensions, MaxDimensions, Labels,
        CalibrationData, CalibrationSamples, CalibrationMethod, Rounding, EvaluationData, EvaluationLabels, HoldBack, Preprocess, State, OptionalInputs,
        ExecutionProviders, ClassName, Namespace, Accessibility, Fake, Embed, SaveOptimizedGraph,
    ];
}
