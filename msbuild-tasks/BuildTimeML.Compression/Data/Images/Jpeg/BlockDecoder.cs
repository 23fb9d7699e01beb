namespace BuildTimeML.Compression.Data.Images.Jpeg;

/// <summary>Decodes the coefficients of one block after the other (T.81, F.2 and G.2).</summary>
internal sealed class BlockDecoder(JpegFrame frame, JpegScan scan, EntropyReader reader)
{
    private const int LongestNumber = 15;

    // The blocks that follow without any further coefficient in this scan.
    private int _empty;

    /// <summary>Forgets what came before, as restart markers ask for.</summary>
    public void Reset()
    {
        _empty = 0;
        foreach (JpegScanComponent component in scan.Components)
        {
            component.Previous = 0;
        }
    }

    /// <exception cref="DataFormatException">The scan ends or is damaged.</exception>
    public void Decode(JpegScanComponent component, Span<short> block)
    {
        if (!frame.Progressive)
        {
            FirstDc(component, block);
            FirstAc(component.Ac!, block, 1);
        }
        else if (scan.First == 0)
        {
            if (scan.High == 0)
            {
                FirstDc(component, block);
            }
            else if (reader.Bits(1) != 0)
            {
                block[0] |= (short)(1 << scan.Low);
            }
        }
        else if (scan.High == 0)
        {
            FirstAc(component.Ac!, block, scan.First);
        }
        else
        {
            RefineAc(component.Ac!, block);
        }
    }

    private void FirstDc(JpegScanComponent component, Span<short> block)
    {
        component.Previous = (short)(component.Previous + reader.Signed(Length(reader.Symbol(component.Dc!))));
        block[0] = (short)(component.Previous << scan.Low);
    }

    private void FirstAc(HuffmanTable table, Span<short> block, int first)
    {
        if (_empty > 0)
        {
            _empty--;
            return;
        }

        for (int k = first; k <= scan.Last; k++)
        {
            (int run, int length) = Math.DivRem(reader.Symbol(table), 16);
            if (length != 0)
            {
                k += run;
                block[At(k)] = (short)(reader.Signed(Length(length)) << scan.Low);
            }
            else if (run == 15)
            {
                k += 15;
            }
            else
            {
                _empty = EmptyBlocks(run) - 1;
                return;
            }
        }
    }

    private void RefineAc(HuffmanTable table, Span<short> block)
    {
        int k = scan.First;
        while (_empty == 0 && k <= scan.Last)
        {
            (int run, int length) = Math.DivRem(reader.Symbol(table), 16);
            if (length == 0 && run < 15)
            {
                _empty = EmptyBlocks(run);
                break;
            }

            if (length > 1)
            {
                throw reader.Error("a coefficient is refined by more than a bit");
            }

            int value = length == 0 ? 0 : (reader.Bits(1) != 0 ? 1 : -1) << scan.Low;
            k = Skip(block, k, run);
            if (value != 0)
            {
                block[At(k)] = (short)value;
            }

            k++;
        }

        if (_empty > 0)
        {
            _ = Skip(block, k, int.MaxValue);
            _empty--;
        }
    }

    // Passes so many coefficients that are still 0, and reads a bit for each on the way that is not.
    private int Skip(Span<short> block, int k, int zeros)
    {
        for (; k <= scan.Last; k++)
        {
            ref short coefficient = ref block[Zigzag.Order[k]];
            if (coefficient == 0)
            {
                if (zeros-- == 0)
                {
                    break;
                }
            }
            else if (reader.Bits(1) != 0 && (coefficient & (1 << scan.Low)) == 0)
            {
                coefficient += (short)((coefficient > 0 ? 1 : -1) << scan.Low);
            }
        }

        return k;
    }

    private int EmptyBlocks(int length) => !frame.Progressive ? (length == 0 ? 1 : throw reader.Error($"there is no run of blocks of {length} bits"))
        : (1 << length) + (length == 0 ? 0 : reader.Bits(length));

    private int At(int k) => k <= scan.Last ? Zigzag.Order[k] : throw reader.Error("a block has more coefficients than fit");

    private int Length(int length) => length <= LongestNumber ? length : throw reader.Error($"there is no number of {length} bits");
}
