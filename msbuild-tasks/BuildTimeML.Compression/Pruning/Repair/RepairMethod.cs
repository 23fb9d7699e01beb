namespace BuildTimeML.Compression.Pruning.Repair;

/// <summary>How the weights that stay make good those that go.</summary>
internal enum RepairMethod
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>From what the layers of the original see.</summary>
    Symmetric,

    /// <summary>Layer by layer from what those of the pruned model see, so that each also makes good the errors before it.</summary>
    Asymmetric,
}
