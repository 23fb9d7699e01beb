namespace BuildTimeML.Compression.Training.Optimizers;

/// <summary>One step of an optimiser.</summary>
/// <param name="Number">From 1 on.</param>
/// <param name="LearningRate">Of this step.</param>
/// <param name="WeightDecay">How strongly weights are drawn to 0.</param>
/// <param name="GradientScale">What gradients are multiplied by first: the clipping of their norm, and the mean over several runs.</param>
internal readonly record struct UpdateStep(long Number, double LearningRate, double WeightDecay = 0, double GradientScale = 1);
