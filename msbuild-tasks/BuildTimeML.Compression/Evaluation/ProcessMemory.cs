using System.Buffers.Text;
using System.Diagnostics;
using Microsoft.Win32.SafeHandles;

namespace BuildTimeML.Compression.Evaluation;

/// <summary>
/// The memory that belongs to this process alone. On Linux its resident anonymous memory, without mapped files; on Windows its private bytes, which need not be
/// resident; elsewhere all that is resident. Reading it on Linux allocates nothing.
/// </summary>
internal sealed class ProcessMemory : IDisposable
{
    private const string Rollup = "/proc/self/smaps_rollup";

    private readonly SafeFileHandle? _rollup = OperatingSystem.IsLinux() && File.Exists(Rollup) ? File.OpenHandle(Rollup) : null;
    private readonly Process _process = Process.GetCurrentProcess();
    private readonly byte[] _text = new byte[4096];

    /// <returns>Bytes.</returns>
    public long Read()
    {
        if (_rollup is not null)
        {
            return Anonymous(_text.AsSpan(0, RandomAccess.Read(_rollup, _text, fileOffset: 0)));
        }

        _process.Refresh();
        return OperatingSystem.IsWindows() ? _process.PrivateMemorySize64 : _process.WorkingSet64;
    }

    public void Dispose()
    {
        _rollup?.Dispose();
        _process.Dispose();
    }

    /// <param name="rollup">The text of the file; 0 where there is no such line in it.</param>
    public static long Anonymous(ReadOnlySpan<byte> rollup)
    {
        int line = rollup.IndexOf("\nAnonymous:"u8);
        return line >= 0 && Utf8Parser.TryParse(rollup[(line + "\nAnonymous:"u8.Length)..].TrimStart((byte)' '), out long kibibytes, out _) ? kibibytes << 10 : 0;
    }
}
