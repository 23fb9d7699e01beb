using BuildTimeML.Compression.Building;

namespace BuildTimeML.Compression.Training;

/// <summary>What a training may use besides its model and its samples.</summary>
/// <param name="Name">The model's name, for messages.</param>
/// <param name="Progress">Hears how far it is; null where nobody listens.</param>
/// <param name="Cancellation">Ends it within a second.</param>
internal sealed record TrainingContext(string Name, IBuildProgress? Progress = null, CancellationToken Cancellation = default)
{
    /// <summary>The file that a cancelled training goes on from, beside the output; null for none.</summary>
    public string? CheckpointPath { get; init; }

    public TimeProvider Time { get; init; } = TimeProvider.System;
}
