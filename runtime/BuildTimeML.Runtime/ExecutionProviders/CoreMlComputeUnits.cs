namespace BuildTimeML.Runtime.ExecutionProviders;

/// <summary>What Core ML may run a model on.</summary>
public enum CoreMlComputeUnits
{
    /// <summary>Everything there is.</summary>
    All,

    /// <summary>The processor.</summary>
    CpuOnly,

    /// <summary>The processor and the graphics processor.</summary>
    CpuAndGpu,

    /// <summary>The processor and the neural engine.</summary>
    CpuAndNeuralEngine,
}
