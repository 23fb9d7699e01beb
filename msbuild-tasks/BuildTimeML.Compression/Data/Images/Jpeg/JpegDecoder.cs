using System.Buffers.Binary;

namespace BuildTimeML.Compression.Data.Images.Jpeg;

/// <summary>Decodes JPEG images of 8 bits, baseline and progressive, gray and in colour (ITU-T T.81, JFIF), and turns them as EXIF says.</summary>
internal sealed class JpegDecoder
{
    private const int MostScans = 100;

    private readonly ReadOnlyMemory<byte> _file;
    private readonly JpegTables _tables = new();
    private JpegFrame? _frame;
    private int _scans;
    private int _restartInterval;
    private int _orientation = ExifOrientation.Upright;
    private byte? _adobeTransform;

    private JpegDecoder(ReadOnlyMemory<byte> file) => _file = file;

    /// <exception cref="DataFormatException">It is no JPEG image, is damaged, or of a kind that is not read.</exception>
    public static Image Decode(ReadOnlyMemory<byte> bytes)
    {
        if (!bytes.Span.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8]))
        {
            throw new DataFormatException("byte 0", "this is no JPEG image");
        }

        var decoder = new JpegDecoder(bytes);
        decoder.ReadSegments();
        return ExifOrientation.Turn(decoder.MakeImage(), decoder._orientation);
    }

    // The end marker may be missing once every component had a scan.
    private void ReadSegments()
    {
        int at = 2;
        while (NextMarker(ref at) is { } marker && marker != JpegMarker.EndOfImage)
        {
            if (marker is >= JpegMarker.Restart0 and <= JpegMarker.Restart7 or JpegMarker.Temporary)
            {
                continue;
            }

            ReadOnlySpan<byte> segment = Segment(at);
            at += segment.Length + 2;
            if (marker == JpegMarker.StartOfScan)
            {
                at = Scan(segment, at);
            }
            else
            {
                Define(marker, segment);
            }
        }
    }

    private int? NextMarker(ref int at)
    {
        ReadOnlySpan<byte> bytes = _file.Span;
        while (at + 1 < bytes.Length)
        {
            if (bytes[at] == 0xFF && bytes[at + 1] is not (0 or 0xFF))
            {
                at += 2;
                return bytes[at - 1];
            }

            at++;
        }

        return _scans > 0 ? null : throw new DataFormatException($"byte {bytes.Length}", "the file is cut off before the image");
    }

    private ReadOnlySpan<byte> Segment(int at)
    {
        ReadOnlySpan<byte> rest = _file.Span[at..];
        int length = rest.Length < 2 ? 0 : BinaryPrimitives.ReadUInt16BigEndian(rest);
        return length >= 2 && length <= rest.Length
            ? rest[2..length]
            : throw new DataFormatException($"byte {at}", "a segment is cut off");
    }

    private void Define(int marker, ReadOnlySpan<byte> segment)
    {
        switch (marker)
        {
            case JpegMarker.Baseline or JpegMarker.Extended or JpegMarker.Progressive:
                _frame = _frame is null
                    ? JpegFrame.Read(segment, marker == JpegMarker.Progressive, _file.Length)
                    : throw new DataFormatException("segment SOF", "there are two frames");
                foreach (JpegComponent component in _frame.Components)
                {
                    component.Allocate();
                }

                break;
            case >= JpegMarker.FirstFrame and <= JpegMarker.LastFrame and not (JpegMarker.Codes or JpegMarker.Reserved or JpegMarker.ArithmeticCodes):
                throw new DataFormatException($"segment SOF{marker - JpegMarker.FirstFrame}", "lossless, hierarchical and arithmetically coded images are not read");
            case JpegMarker.Codes:
                _tables.DefineCodes(segment);
                break;
            case JpegMarker.Steps:
                _tables.DefineSteps(segment);
                break;
            case JpegMarker.RestartInterval:
                _restartInterval = segment.Length == 2 ? BinaryPrimitives.ReadUInt16BigEndian(segment) : throw new DataFormatException("segment DRI", $"it has {segment.Length} bytes");
                break;
            case JpegMarker.Exif when _orientation == ExifOrientation.Upright:
                _orientation = ExifOrientation.Read(segment);
                break;
            case JpegMarker.Adobe when segment.StartsWith("Adobe"u8) && segment.Length >= 12:
                _adobeTransform = segment[11];
                break;
        }
    }

    private int Scan(ReadOnlySpan<byte> segment, int at)
    {
        JpegFrame frame = _frame ?? throw new DataFormatException("segment SOS", "a scan comes before the frame");
        if (++_scans > MostScans)
        {
            throw new DataFormatException("segment SOS", $"there are more than {MostScans} scans");
        }

        return ScanDecoder.Decode(frame, JpegScan.Read(segment, frame, _tables), _file, at, _restartInterval);
    }

    private Image MakeImage()
    {
        JpegFrame frame = _frame ?? throw new DataFormatException("segment SOF", "it is missing");
        JpegPlane[] planes = [.. frame.Components.Select(c => JpegPlane.Of(frame, c))];
        int channels = planes.Length;
        byte[] pixels = new byte[frame.Width * frame.Height * channels];
        byte[][] samples = [.. planes.Select(_ => new byte[frame.Width])];
        bool isRgb = _adobeTransform == 0 || (_adobeTransform is null && frame.Components.Select(c => (char)c.Id).SequenceEqual("RGB"));
        for (int y = 0; y < frame.Height; y++)
        {
            for (int c = 0; c < channels; c++)
            {
                Upsampling.Row(planes[c], frame, frame.Components[c], y, samples[c]);
            }

            Span<byte> row = pixels.AsSpan(y * frame.Width * channels, frame.Width * channels);
            if (channels == 3 && !isRgb)
            {
                JpegColor.ToRgb(samples[0], samples[1], samples[2], row);
            }
            else
            {
                JpegColor.Interleave(samples, row);
            }
        }

        return new Image(frame.Width, frame.Height, channels, pixels);
    }
}
