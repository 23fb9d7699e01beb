namespace BuildTimeML.Runtime.ExecutionProviders;

/// <summary>How the engine chooses among <see cref="OnnxRuntimeEngine.Devices"/> by itself, numbered as it numbers them.</summary>
public enum ProviderSelectionPolicy
{
    /// <summary>The engine's own order.</summary>
    Default = 0,

    /// <summary>A processor.</summary>
    PreferCpu = 1,

    /// <summary>A neural processor, else a processor.</summary>
    PreferNpu = 2,

    /// <summary>A graphics processor, else a processor.</summary>
    PreferGpu = 3,

    /// <summary>The fastest.</summary>
    MaxPerformance = 4,

    /// <summary>The most work per power.</summary>
    MaxEfficiency = 5,

    /// <summary>The least power.</summary>
    MinOverallPower = 6,
}
