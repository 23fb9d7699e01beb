using System.Runtime.InteropServices;
using BuildTimeML.Runtime;

namespace BuildTimeML.Compression.Reporting.Records;

/// <summary>Where the times come from.</summary>
/// <param name="Engine">The version of ONNX Runtime; empty where it was not loaded.</param>
/// <param name="System">The operating system.</param>
/// <param name="Architecture">For example <c>X64</c>.</param>
/// <param name="Processors">How many the worker sees.</param>
internal sealed record ReportedMachine(string Engine, string System, string Architecture, int Processors)
{
    public static ReportedMachine Unknown { get; } = new("", "", "", 0);

    public static ReportedMachine This() => new(Version(), RuntimeInformation.OSDescription, RuntimeInformation.ProcessArchitecture.ToString(), Environment.ProcessorCount);

    private static string Version()
    {
        try
        {
            return OnnxRuntimeEngine.Version;
        }
        catch (Exception e) when (e is EngineNotFoundException or DllNotFoundException or BadImageFormatException)
        {
            return "";
        }
    }
}
