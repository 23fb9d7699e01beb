namespace BuildTimeML.Runtime.ExecutionProviders;

/// <summary>How an arena of device memory grows.</summary>
public enum ArenaExtension
{
    /// <summary>Each time by twice as much as before.</summary>
    PowerOfTwo,

    /// <summary>By what is asked for.</summary>
    SameAsRequested,
}
