using System.Security.Cryptography;

namespace BuildTimeML.Runtime;

/// <summary>The bytes of a model where they lie. The engine copies what it needs, so it is closed once the session is there.</summary>
internal abstract class ModelImage : IDisposable
{
    /// <summary>What a message about a wrong model says last.</summary>
    protected const string WayOut = "Rebuild the project, or deploy the app again with all its files.";

    /// <summary>Valid until it is disposed.</summary>
    public abstract ReadOnlySpan<byte> Bytes { get; }

    /// <summary>Opens the model of a generated class, once its length and its hash are right.</summary>
    /// <param name="info">What the class was generated for.</param>
    /// <param name="path">Where its file is, if it has one.</param>
    /// <exception cref="ModelFileException">The model is missing, or another one.</exception>
    public static ModelImage Open(ModelInfo info, string path)
    {
        ModelImage image = info.Embedded is { } embedded ? EmbeddedImage.Open(info, embedded) : ModelFile.Open(path, info.Size);
        try
        {
            CheckHash(info.Name, info.Embedded?.Describe() ?? path, SHA256.HashData(image.Bytes), info.Sha256);
            return image;
        }
        catch
        {
            image.Dispose();
            throw;
        }
    }

    public abstract void Dispose();

    /// <exception cref="ModelFileException">The lengths differ.</exception>
    protected static void CheckLength(string place, long actual, long expected)
    {
        if (actual != expected)
        {
            throw new ModelFileException($"The model file '{place}' is {actual} bytes long; the class was generated for one of {expected} bytes. {WayOut}");
        }
    }

    /// <exception cref="ModelFileException">The hashes differ.</exception>
    protected static void CheckHash(string name, string place, ReadOnlySpan<byte> hash, string expected)
    {
        string actual = Convert.ToHexStringLower(hash);
        if (!actual.Equals(expected, StringComparison.OrdinalIgnoreCase))
        {
            throw new ModelFileException($"The model file '{place}' of {name} has the SHA-256 {actual}; the class was generated for {expected}. {WayOut}");
        }
    }
}
