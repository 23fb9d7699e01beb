namespace BuildTimeML.Compression.Data.Images.Jpeg;

/// <summary>Decodes the blocks of a scan in their order: by units where several components are in it, otherwise row by row (T.81, A.2).</summary>
internal sealed class ScanDecoder
{
    private readonly JpegFrame _frame;
    private readonly JpegScan _scan;
    private readonly EntropyReader _reader;
    private readonly BlockDecoder _blocks;
    private readonly int _restartInterval;
    private int _decoded;

    private ScanDecoder(JpegFrame frame, JpegScan scan, EntropyReader reader, int restartInterval)
    {
        _frame = frame;
        _scan = scan;
        _reader = reader;
        _restartInterval = restartInterval;
        _blocks = new BlockDecoder(frame, scan, reader);
    }

    /// <param name="frame">Receives the coefficients.</param>
    /// <param name="scan">What the scan holds.</param>
    /// <param name="file">The whole file.</param>
    /// <param name="position">Where the bits begin.</param>
    /// <param name="restartInterval">The units between two restart markers; 0 where there are none.</param>
    /// <returns>Where the next marker is to be looked for.</returns>
    /// <exception cref="DataFormatException">The scan ends or is damaged.</exception>
    public static int Decode(JpegFrame frame, JpegScan scan, ReadOnlyMemory<byte> file, int position, int restartInterval)
    {
        var reader = new EntropyReader(file, position);
        var decoder = new ScanDecoder(frame, scan, reader, restartInterval);
        if (scan.Components.Count == 1)
        {
            decoder.DecodeBlocks(scan.Components[0]);
        }
        else
        {
            decoder.DecodeUnits();
        }

        return reader.Position;
    }

    private void DecodeBlocks(JpegScanComponent component)
    {
        for (int row = 0; row < component.Component.Rows; row++)
        {
            for (int column = 0; column < component.Component.Columns; column++)
            {
                Next();
                _blocks.Decode(component, component.Component.Block(column, row));
            }
        }
    }

    private void DecodeUnits()
    {
        for (int unit = 0; unit < _frame.UnitRows * _frame.UnitColumns; unit++)
        {
            Next();
            (int unitRow, int unitColumn) = Math.DivRem(unit, _frame.UnitColumns);
            foreach (JpegScanComponent scanned in _scan.Components)
            {
                JpegComponent component = scanned.Component;
                for (int i = 0; i < component.Across * component.Down; i++)
                {
                    (int y, int x) = Math.DivRem(i, component.Across);
                    _blocks.Decode(scanned, component.Block((unitColumn * component.Across) + x, (unitRow * component.Down) + y));
                }
            }
        }
    }

    private void Next()
    {
        if (_restartInterval > 0 && _decoded > 0 && _decoded % _restartInterval == 0)
        {
            _reader.Restart(((_decoded / _restartInterval) - 1) % 8);
            _blocks.Reset();
        }

        _decoded++;
    }
}
