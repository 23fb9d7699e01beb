namespace BuildTimeML.Runtime.ExecutionProviders;

/// <summary>An execution provider by its devices: one of a library that was registered, or one of the engine's own.</summary>
/// <example><code>
/// OnnxRuntimeEngine.RegisterProviderLibrary("npu", "/opt/npu/libnpu_provider.so");
/// ExecutionDevice npu = OnnxRuntimeEngine.Devices.First(d => d.Kind == HardwareKind.Npu);
/// using var model = new Agnews(new() { Providers = [new PluginProvider(npu), new Cpu()] });
/// </code></example>
public sealed class PluginProvider : ExecutionProvider
{
    private readonly nint[] _devices;

    /// <param name="devices">Of <see cref="OnnxRuntimeEngine.Devices"/>, at least one, all of the same provider.</param>
    /// <exception cref="ArgumentException">There is none, or they belong to several providers.</exception>
    public PluginProvider(params ReadOnlySpan<ExecutionDevice> devices)
    {
        if (devices.IsEmpty)
        {
            throw new ArgumentException($"A {nameof(PluginProvider)} needs a device of {nameof(OnnxRuntimeEngine)}.{nameof(OnnxRuntimeEngine.Devices)}.", nameof(devices));
        }

        EngineName = devices[0].Provider;
        _devices = new nint[devices.Length];
        for (int i = 0; i < devices.Length; i++)
        {
            if (devices[i].Provider != EngineName)
            {
                throw new ArgumentException(
                    $"The devices belong to {EngineName} and {devices[i].Provider}. Make a {nameof(PluginProvider)} of each.", nameof(devices));
            }

            _devices[i] = devices[i].Pointer;
        }
    }

    /// <summary>The name that the engine has for it, without <c>ExecutionProvider</c> at the end.</summary>
    public override string Name => ExecutionProviderNames.Shorten(EngineName);

    internal override string EngineName { get; }

    internal override string Source => $"Register its library with {nameof(OnnxRuntimeEngine)}.{nameof(OnnxRuntimeEngine.RegisterProviderLibrary)}.";

    internal override string Needs => $"Take another device of {nameof(OnnxRuntimeEngine)}.{nameof(OnnxRuntimeEngine.Devices)}, or correct the options.";

    internal override string? WhyMissing(Engine engine) => null;

    internal override void Append(Engine engine, nint sessionOptions) =>
        engine.NeedDevices().AppendDevices(sessionOptions, engine.Environment, _devices, ReadSettings().Entries);
}
