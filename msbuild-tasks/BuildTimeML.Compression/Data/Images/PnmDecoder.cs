namespace BuildTimeML.Compression.Data.Images;

/// <summary>Decodes the gray and colour images of Netpbm: P2 and P3 (text), P5 and P6 (binary), with samples up to 65,535.</summary>
internal sealed class PnmDecoder
{
    private const int LargestSample = 65_535;

    private readonly ReadOnlyMemory<byte> _file;
    private int _at;

    private PnmDecoder(ReadOnlyMemory<byte> file) => _file = file;

    /// <exception cref="DataFormatException">It is no such image, or is cut off.</exception>
    public static Image Decode(ReadOnlyMemory<byte> bytes) => new PnmDecoder(bytes).Decode();

    private Image Decode()
    {
        ReadOnlySpan<byte> bytes = _file.Span;
        if (bytes.Length < 2 || bytes[0] != 'P' || bytes[1] is not ((byte)'2' or (byte)'3' or (byte)'5' or (byte)'6'))
        {
            throw new DataFormatException("byte 0", "this is no image of the kinds P2, P3, P5 and P6");
        }

        (bool isText, int channels) = (bytes[1] < '4', bytes[1] is (byte)'3' or (byte)'6' ? 3 : 1);
        _at = 2;
        (int width, int height, int largest) = (Number(), Number(), Number());
        Image.CheckSize("byte 2", width, height);
        int size = isText ? 2 : largest > byte.MaxValue ? 2 : 1;

        // A number in text takes a digit and a space; the last one may end the file.
        long needed = (long)width * height * channels * size;
        _at++;
        if (largest is < 1 or > LargestSample || needed > bytes.Length - _at + 1L || (!isText && needed > bytes.Length - _at))
        {
            throw new DataFormatException($"byte {_at}", $"{width} x {height} pixels of {channels} samples up to {largest} do not fit into the rest of the file");
        }

        byte[] pixels = new byte[width * height * channels];
        for (int i = 0; i < pixels.Length; i++)
        {
            int sample = isText ? Number() : size == 2 ? (bytes[_at + (2 * i)] << 8) | bytes[_at + (2 * i) + 1] : bytes[_at + i];
            pixels[i] = sample <= largest
                ? (byte)(((sample * 510L) + largest) / (2L * largest))
                : throw new DataFormatException($"sample {i}", $"{sample} is more than {largest}");
        }

        return new Image(width, height, channels, pixels);
    }

    // White space and comments may stand before a number.
    private int Number()
    {
        ReadOnlySpan<byte> bytes = _file.Span;
        while (_at < bytes.Length && (bytes[_at] == '#' || char.IsWhiteSpace((char)bytes[_at])))
        {
            int end = bytes[_at] == '#' ? bytes[_at..].IndexOf((byte)'\n') : 0;
            _at = end < 0 ? bytes.Length : _at + end + 1;
        }

        int first = _at;
        int number = 0;
        for (; _at < bytes.Length && char.IsAsciiDigit((char)bytes[_at]) && _at < first + 9; _at++)
        {
            number = (number * 10) + bytes[_at] - '0';
        }

        return _at > first ? number : throw new DataFormatException($"byte {first}", "a number is missing");
    }
}
