namespace BuildTimeML.Runtime.Tests.ExecutionProviders;

/// <summary>A fact that needs a graphics processor in software; skipped, with a message that says so, where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SoftwareGpuFactAttribute : FactAttribute
{
    public SoftwareGpuFactAttribute() => Skip = SoftwareGpu.Missing;
}
