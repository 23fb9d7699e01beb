using System.Security.Cryptography;
using BuildTimeML.Build;

namespace BuildTimeML.Compression.Training.Checkpoints;

/// <summary>
/// A file in which a training can go on where it was cancelled. It belongs to settings, by their hash: for any others it is not there. One
/// that is cut off or damaged is not there either.
/// </summary>
/// <param name="path">The file.</param>
/// <param name="key">The hash of all that decides what the weights become.</param>
internal sealed class Checkpoint(string path, byte[] key)
{
    /// <summary>Changes with the form of the file.</summary>
    private static readonly byte[] Magic = "BTMLT001"u8.ToArray();

    /// <summary>Writes to a temporary file that takes the place of the last one.</summary>
    public void Write(TrainingPosition position, IReadOnlyList<TrainedWeight> weights) => AtomicFile.Write(path, stream =>
    {
        using var hash = SHA256.Create();
        using (var hashed = new CryptoStream(stream, hash, CryptoStreamMode.Write, leaveOpen: true))
        {
            hashed.Write(Magic);
            hashed.Write(key);
            PositionRecord.Write(hashed, position);
            foreach (TrainedWeight weight in weights)
            {
                WeightRecord.Write(hashed, weight);
            }
        }

        stream.Write(hash.Hash);
    });

    /// <summary>Brings weights to where they were.</summary>
    /// <returns>Null where there is no such file; weights are as before then.</returns>
    public TrainingPosition? Read(IReadOnlyList<TrainedWeight> weights)
    {
        try
        {
            if (!File.Exists(path))
            {
                return null;
            }

            using FileStream stream = File.OpenRead(path);
            return IsWhole(stream) ? ReadWhole(stream, weights) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    public void Delete() => File.Delete(path);

    private bool IsWhole(FileStream stream)
    {
        if (stream.Length < Magic.Length + key.Length + SHA256.HashSizeInBytes)
        {
            return false;
        }

        byte[] start = new byte[Magic.Length + key.Length];
        stream.ReadExactly(start);
        if (!start.AsSpan().SequenceEqual([.. Magic, .. key]))
        {
            return false;
        }

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(start);
        byte[] buffer = new byte[1 << 16];
        for (long left = stream.Length - start.Length - SHA256.HashSizeInBytes; left > 0;)
        {
            int read = stream.Read(buffer, 0, (int)Math.Min(left, buffer.Length));
            hash.AppendData(buffer, 0, read);
            left -= read;
        }

        byte[] expected = new byte[SHA256.HashSizeInBytes];
        stream.ReadExactly(expected);
        return hash.GetHashAndReset().AsSpan().SequenceEqual(expected);
    }

    private TrainingPosition ReadWhole(FileStream stream, IReadOnlyList<TrainedWeight> weights)
    {
        stream.Position = Magic.Length + key.Length;
        TrainingPosition position = PositionRecord.Read(stream);
        foreach (TrainedWeight weight in weights)
        {
            WeightRecord.Read(stream, weight);
        }

        return position;
    }
}
