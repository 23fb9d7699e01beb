namespace BuildTimeML.Runtime.ExecutionProviders;

/// <summary>The providers by the names that the item's metadata <c>ExecutionProviders</c> takes.</summary>
internal static class ExecutionProviderTable
{
    private static readonly (string Name, Func<ExecutionProvider> Create)[] All =
    [
        (nameof(Cpu), static () => new Cpu()),
        (nameof(Cuda), static () => new Cuda()),
        (nameof(TensorRt), static () => new TensorRt()),
        (nameof(DirectMl), static () => new DirectMl()),
        (nameof(CoreMl), static () => new CoreMl()),
        (nameof(OpenVino), static () => new OpenVino()),
        (nameof(Qnn), static () => new Qnn()),
        (nameof(Xnnpack), static () => new Xnnpack()),
        (nameof(WebGpu), static () => new WebGpu()),
    ];

    public static IReadOnlyList<string> Names { get; } = [.. All.Select(p => p.Name)];

    /// <summary>One with the engine's defaults.</summary>
    /// <exception cref="ArgumentException">There is none of that name.</exception>
    public static ExecutionProvider Create(string name) =>
        Array.Find(All, p => string.Equals(p.Name, name, StringComparison.OrdinalIgnoreCase)).Create?.Invoke()
        ?? throw new ArgumentException($"There is no execution provider '{name}'. There are {string.Join(", ", Names)}.", nameof(name));
}
