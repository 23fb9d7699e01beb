using System.Diagnostics;
using BuildTimeML.Compression.Data;
using BuildTimeML.Compression.Data.Images;
using BuildTimeML.Compression.Data.Samples;
using BuildTimeML.Compression.Tests.Data.Images;
using BuildTimeML.Manifest;

namespace BuildTimeML.Compression.Tests.Data.Fuzzing;

/// <summary>
/// Reads damaged files of samples. Each has to end in samples or in a typed error that names the place; in time, and without
/// more memory than its size or its pixels account for.
/// </summary>
internal sealed class DataFuzzer : IDisposable
{
    private const long AllowedBytes = 4_000_000;
    private const int AllowedBytesPerByte = 20_000;

    private static readonly TimeSpan AllowedTime = TimeSpan.FromSeconds(5);
    private static readonly DataInput Input = DataFolder.Input(ElementType.Float32, "x", -1, 3);

    private readonly DataFolder _folder = new();

    public int Read { get; private set; }

    public int Refused { get; private set; }

    /// <param name="extension">Of the file: says which reader is tried.</param>
    /// <param name="file">A file that can be read.</param>
    /// <param name="seed">The same does the same damage.</param>
    /// <returns>Null where all is as it should be, otherwise what is not.</returns>
    public string? Run(string extension, byte[] file, int seed)
    {
        byte[] damaged = Damage(extension, file, new Random(seed));
        long before = GC.GetAllocatedBytesForCurrentThread();
        long start = Stopwatch.GetTimestamp();
        string? failure = TryRead(extension, damaged);
        TimeSpan time = Stopwatch.GetElapsedTime(start);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        return failure is not null ? $"seed {seed}: {failure}"
            : time > AllowedTime ? $"seed {seed}: it took {time}"
            : allocated > AllowedBytes + (AllowedBytesPerByte * (long)damaged.Length) ? $"seed {seed}: {allocated} bytes were allocated for {damaged.Length}"
            : null;
    }

    public void Dispose() => _folder.Dispose();

    private string? TryRead(string extension, byte[] damaged)
    {
        try
        {
            if (ImageDecoders.All.TryGetValue(extension, out Func<ReadOnlyMemory<byte>, Image>? decode))
            {
                Image image = decode(damaged);
                Read++;
                return image.Pixels.Length == (long)image.Width * image.Height * image.Channels ? null : "the pixels do not fit the size";
            }

            string path = _folder.Write("x" + extension, damaged);
            using IDataFile open = DataFormats.Of(path)!.Open(path, [Input]);
            for (int i = 0; i < Math.Min(open.Count, 10); i++)
            {
                _ = open.Read(i);
            }

            Read++;
            return null;
        }
        catch (DataFormatException e)
        {
            Refused++;
            return e.Place.Length == 0 ? "an error without a place" : null;
        }
        catch (Exception e)
        {
            return e.ToString();
        }
    }

    private static byte[] Damage(string extension, byte[] file, Random random)
    {
        byte[] copy = random.Next(5) == 0 ? file[..random.Next(file.Length)] : [.. file];
        for (int i = random.Next(1, 5); i > 0 && copy.Length > 0; i--)
        {
            int at = random.Next(3) == 0 ? random.Next(Math.Min(copy.Length, 64)) : random.Next(copy.Length);
            copy[at] = random.Next(3) switch
            {
                0 => (byte)(copy[at] ^ (1 << random.Next(8))),
                1 => (byte)(random.Next(2) * 255),
                _ => (byte)random.Next(256),
            };
        }

        // Otherwise checksums would keep all damage from the code behind them.
        return extension == ".png" && random.Next(4) != 0 ? PngBuilder.WithChecksums(copy) : copy;
    }
}
