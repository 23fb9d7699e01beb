namespace BuildTimeML.Runtime.ExecutionProviders;

/// <summary>How cuDNN chooses the algorithm of a convolution.</summary>
public enum ConvolutionSearch
{
    /// <summary>Tries all and times them, in the first run of each shape.</summary>
    Exhaustive,

    /// <summary>Asks a heuristic.</summary>
    Heuristic,

    /// <summary>Takes the same one always.</summary>
    Default,
}
