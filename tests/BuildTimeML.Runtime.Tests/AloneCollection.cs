namespace BuildTimeML.Runtime.Tests;

/// <summary>Tests that measure the process (memory, threads) and so run while no others do.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public static class AloneCollection
{
    public const string Name = "Alone";
}
