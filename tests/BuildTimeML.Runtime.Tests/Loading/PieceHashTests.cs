using System.Security.Cryptography;

namespace BuildTimeML.Runtime.Tests.Loading;

public sealed class PieceHashTests
{
    private const int Piece = 262_144;

    [Theory]
    [InlineData(1)]
    [InlineData(Piece)]
    [InlineData(Piece + 1)]
    [InlineData((20 * Piece) + 12_345)]
    public void It_is_the_hash_of_the_hashes_of_pieces(int length)
    {
        byte[] content = new byte[length];
        new Random(length).NextBytes(content);
        byte[] expected = SHA256.HashData([.. content.Chunk(Piece).SelectMany(SHA256.HashData)]);
        string path = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(path, content);
            using FileStream file = File.OpenRead(path);

            Assert.Equal(expected, PieceHash.OfFile(file.SafeFileHandle));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void What_goes_wrong_in_one_piece_is_told_once_all_have_ended()
    {
        string path = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(path, new byte[20 * Piece]);
            using FileStream file = File.OpenRead(path);

            var error = Assert.Throws<InvalidDataException>(() => FilePieces.Read(file.SafeFileHandle, static (piece, _) =>
            {
                if (piece == 7)
                {
                    throw new InvalidDataException("piece 7");
                }
            }));
            Assert.Equal("piece 7", error.Message);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
