using System.Text;

namespace BuildTimeML.Runtime.Interop;

/// <summary>Paths as the engine takes them, its <c>ORTCHAR_T</c>: UTF-16 on Windows, UTF-8 elsewhere.</summary>
internal static class NativePath
{
    public static byte[] Terminated(string path) => OperatingSystem.IsWindows() ? Encoding.Unicode.GetBytes(path + '\0') : Utf8.Terminated(path);
}
