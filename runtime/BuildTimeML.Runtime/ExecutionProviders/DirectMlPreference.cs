namespace BuildTimeML.Runtime.ExecutionProviders;

/// <summary>Which adapter <see cref="DirectMl"/> takes.</summary>
public enum DirectMlPreference
{
    /// <summary>The one that Windows lists first.</summary>
    Default,

    /// <summary>The fastest.</summary>
    HighPerformance,

    /// <summary>The one that takes the least power.</summary>
    MinimumPower,
}
