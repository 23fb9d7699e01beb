namespace BuildTimeML.Runtime.ExecutionProviders;

/// <summary>How a neural processor of Qualcomm weighs speed against power, after the default the fastest first.</summary>
public enum QnnPerformance
{
    /// <summary>The driver's choice.</summary>
    Default,

    /// <summary>As fast as can be, for a short time.</summary>
    Burst,

    /// <summary>Fast for long.</summary>
    SustainedHighPerformance,

    /// <summary>Fast.</summary>
    HighPerformance,

    /// <summary>In between.</summary>
    Balanced,

    /// <summary>In between, with less power.</summary>
    LowBalanced,

    /// <summary>Sparing, but not slow.</summary>
    HighPowerSaver,

    /// <summary>Sparing.</summary>
    PowerSaver,

    /// <summary>More sparing.</summary>
    LowPowerSaver,

    /// <summary>As sparing as can be.</summary>
    ExtremePowerSaver,
}
