using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;
using System.Text;

namespace BuildTimeML.Compression.Caching;

/// <summary>What times and memory were measured on.</summary>
internal static class BuildMachine
{
    private const int Brand = unchecked((int)0x80000002);
    private const int BrandParts = 3;

    /// <summary>The same for machines that take about the same times: the processor as it calls itself, and how many there are. Others than x64 do not say what they are: there it is one machine.</summary>
    public static string Kind { get; } = string.Create(CultureInfo.InvariantCulture, $"{(X86Base.IsSupported ? Processor() : Environment.MachineName)}, {Environment.ProcessorCount}");

    private static string Processor()
    {
        int[] text = [.. Enumerable.Range(0, BrandParts).Select(i => X86Base.CpuId(Brand + i, 0)).SelectMany(r => new[] { r.Eax, r.Ebx, r.Ecx, r.Edx })];
        return Encoding.ASCII.GetString(MemoryMarshal.AsBytes<int>(text)).TrimEnd('\0');
    }
}
