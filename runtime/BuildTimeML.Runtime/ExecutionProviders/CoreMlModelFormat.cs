namespace BuildTimeML.Runtime.ExecutionProviders;

/// <summary>The kind of model that is made for Core ML.</summary>
public enum CoreMlModelFormat
{
    /// <summary>The older one, from macOS 10.15 on.</summary>
    NeuralNetwork,

    /// <summary>The newer one, with more operators, from macOS 12 on.</summary>
    MlProgram,
}
