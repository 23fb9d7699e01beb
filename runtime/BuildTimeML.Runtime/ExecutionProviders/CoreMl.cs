namespace BuildTimeML.Runtime.ExecutionProviders;

/// <summary>Apple's processors, graphics processors and neural engines. What is null is left to the engine.</summary>
public sealed class CoreMl : NamedExecutionProvider
{
    /// <inheritdoc/>
    public override string Name => nameof(CoreMl);

    /// <summary>What Core ML may run on; all by default.</summary>
    public CoreMlComputeUnits? ComputeUnits { get; init; }

    /// <summary>The kind of model that is made; a neural network by default.</summary>
    public CoreMlModelFormat? ModelFormat { get; init; }

    /// <summary>Whether only nodes with inputs of fixed shapes are taken. Off by default.</summary>
    public bool? RequireStaticInputShapes { get; init; }

    /// <summary>Whether nodes in the bodies of control flow are taken. Off by default.</summary>
    public bool? EnableOnSubgraphs { get; init; }

    /// <summary>The folder that compiled models are kept in and read from; null, the default, for none.</summary>
    public string? ModelCacheDirectory { get; init; }

    internal override string EngineName => "CoreMLExecutionProvider";

    internal override string WayOut => "The package Microsoft.ML.OnnxRuntime has it on macOS and iOS, and nowhere else.";

    private protected override string AppendName => "CoreML";

    private protected override void Describe(ProviderSettings settings)
    {
        settings.Set("MLComputeUnits", ComputeUnits, "ALL", "CPUOnly", "CPUAndGPU", "CPUAndNeuralEngine");
        settings.Set("ModelFormat", ModelFormat, "NeuralNetwork", "MLProgram");
        settings.Set("RequireStaticInputShapes", RequireStaticInputShapes);
        settings.Set("EnableOnSubgraphs", EnableOnSubgraphs);
        settings.Set("ModelCacheDirectory", ModelCacheDirectory);
    }
}
