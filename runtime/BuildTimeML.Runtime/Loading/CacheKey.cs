using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;
using System.Security.Cryptography;
using System.Text;

namespace BuildTimeML.Runtime;

/// <summary>Tells apart all that decides how an engine lays out a model's weights: an entry of another key is never looked at. The engine's version is in the entry, because it is not known before the engine is loaded.</summary>
internal static class CacheKey
{
    private const int Digits = 32;

    /// <param name="info">The model.</param>
    /// <param name="options">How it is loaded.</param>
    public static string Of(ModelInfo info, ModelOptions options)
    {
        string[] parts =
        [
            info.Sha256, info.Weights?.PiecesSha256 ?? "", info.OptimizedBy ?? "", options.Optimization?.ToString() ?? "",
            .. options.ConfigEntries.OrderBy(e => e.Key, StringComparer.Ordinal).Select(e => $"{e.Key}={e.Value}"),
            RuntimeInformation.RuntimeIdentifier, Processor(),
        ];
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts))))[..Digits];
    }

    // What the processor says of its kind and of its instructions. Others than x64 do not tell all of it: there an entry is for one machine.
    private static string Processor()
    {
        if (!X86Base.IsSupported)
        {
            return $"{Environment.MachineName} {RuntimeInformation.ProcessArchitecture} {Vector<byte>.Count}";
        }

        // In EBX of the first is the core that happens to answer.
        (int kind, _, int features, int more) = X86Base.CpuId(1, 0);
        (_, int extended, int extendedMore, int extendedMost) = X86Base.CpuId(7, 0);
        return string.Join(' ', new[] { kind, features, more, extended, extendedMore, extendedMost, X86Base.CpuId(7, 1).Eax }
            .Select(register => register.ToString("x8", CultureInfo.InvariantCulture)));
    }
}
