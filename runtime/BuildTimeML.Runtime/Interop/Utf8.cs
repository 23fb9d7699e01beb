using System.Text;

namespace BuildTimeML.Runtime.Interop;

internal static class Utf8
{
    /// <summary>The text as the C API takes it: UTF-8, ended by a zero byte.</summary>
    public static byte[] Terminated(string text)
    {
        byte[] bytes = new byte[Encoding.UTF8.GetByteCount(text) + 1];
        Encoding.UTF8.GetBytes(text, bytes);
        return bytes;
    }
}
