namespace BuildTimeML.Runtime.ExecutionProviders;

/// <summary>The provider that every session has; the engine appends it by itself, after all others.</summary>
internal static class Cpu
{
    public const string Name = "CPUExecutionProvider";
}
