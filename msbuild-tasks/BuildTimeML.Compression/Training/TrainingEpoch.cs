namespace BuildTimeML.Compression.Training;

/// <summary>A point of the loss curve.</summary>
/// <param name="Epoch">How many are through; 0 before the first.</param>
/// <param name="LearningRate">Of its last step.</param>
/// <param name="Loss">The mean over its steps; null before the first.</param>
/// <param name="HeldBackLoss">On the samples held back; null where there are none.</param>
/// <param name="Agreement">The share of rows held back with the class of the teacher, or without one the right class; null where there is none.</param>
internal sealed record TrainingEpoch(int Epoch, double LearningRate, double? Loss, double? HeldBackLoss, double? Agreement);
