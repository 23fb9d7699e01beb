using System.Text;

namespace BuildTimeML.Build;

/// <summary>Writes files so that a build killed at any moment leaves either the old file or the new one.</summary>
internal static class AtomicFile
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Writes the text unless the file holds it already; returns whether it wrote.</summary>
    public static bool WriteIfDifferent(string path, string text)
    {
        byte[] content = Utf8.GetBytes(text);
        if (File.Exists(path) && File.ReadAllBytes(path).AsSpan().SequenceEqual(content))
        {
            return false;
        }

        Write(path, stream => stream.Write(content, 0, content.Length));
        return true;
    }

    /// <summary>Writes to a temporary file beside the target, flushes it to the disk and renames it.</summary>
    public static void Write(string path, Action<Stream> write)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        string temporary = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }

            Replace(temporary, path);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    /// <summary>Puts a finished temporary file in the place of another, which may or may not exist.</summary>
    public static void Replace(string temporary, string path)
    {
#if NETSTANDARD2_0
        if (File.Exists(path))
        {
            File.Replace(temporary, path, destinationBackupFileName: null);
        }
        else
        {
            File.Move(temporary, path);
        }
#else
        File.Move(temporary, path, overwrite: true);
#endif
    }
}
