namespace BuildTimeML.Runtime.ExecutionProviders;

/// <summary>
/// The processor. Every session has it, after all others, also where no list names it; providers that a list names after it are
/// not asked. Its <see cref="ExecutionProvider.Options"/> are session config entries, such as
/// <c>mlas.enable_gemm_fastmath_arm64_bfloat16</c>.
/// </summary>
public sealed class Cpu : ExecutionProvider
{
    internal const string EngineWord = "CPUExecutionProvider";

    /// <inheritdoc/>
    public override string Name => nameof(Cpu);

    /// <summary>
    /// Whether memory that a run gave back is kept for the next one; the engine keeps it by default. Without, a session takes less
    /// memory between runs, and runs take longer.
    /// </summary>
    public bool? Arena { get; init; }

    internal override string EngineName => EngineWord;

    internal override string Source => "Every engine has it.";

    internal override string Needs => "Correct its options.";

    internal override void Append(Engine engine, nint sessionOptions)
    {
        // The engine appends the provider by itself.
        if (Arena is { } arena)
        {
            engine.Api.SetCpuArena(sessionOptions, arena);
        }

        foreach ((string key, string value) in Options)
        {
            engine.Api.AddConfigEntry(sessionOptions, key, value);
        }
    }
}
