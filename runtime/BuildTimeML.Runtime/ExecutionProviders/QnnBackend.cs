namespace BuildTimeML.Runtime.ExecutionProviders;

/// <summary>What <see cref="Qnn"/> runs on.</summary>
public enum QnnBackend
{
    /// <summary>The processor.</summary>
    Cpu,

    /// <summary>The graphics processor.</summary>
    Gpu,

    /// <summary>The neural processor.</summary>
    Htp,
}
