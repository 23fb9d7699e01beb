namespace BuildTimeML.Compression.Quantization.Signs;

/// <summary>
/// Weights that are a sign by a scale. As digits, first the least: 8 binary ones fill a byte, and 5 ternary ones nearly do (3^5 = 243), which makes 1.6
/// bits for each.
/// </summary>
/// <param name="HasZero">Whether a weight may be zero as well.</param>
internal readonly record struct SignFormat(bool HasZero)
{
    /// <summary>What a digit counts in.</summary>
    public int Base => HasZero ? 3 : 2;

    /// <summary>Digits of a byte.</summary>
    public int DigitsOfByte => HasZero ? 5 : 8;

    /// <summary>What a digit has more than the number that the scale multiplies: -1, 0, 1 or -1/2, 1/2.</summary>
    public float Offset => HasZero ? 1 : 0.5f;

    /// <summary>The numbers between neighbouring digits, in scales.</summary>
    public float Step => HasZero ? 1 : 2;

    public int Bytes(int digits) => (digits + DigitsOfByte - 1) / DigitsOfByte;

    /// <summary>The powers that a byte is divided by, one for each of its digits.</summary>
    public int[] Powers()
    {
        int[] powers = new int[DigitsOfByte];
        for (int i = 0, power = 1; i < powers.Length; i++, power *= Base)
        {
            powers[i] = power;
        }

        return powers;
    }

    /// <summary>Packs digits; those that the last byte lacks are 0.</summary>
    public void Pack(ReadOnlySpan<byte> digits, Span<byte> packed)
    {
        int[] powers = Powers();
        packed.Clear();
        for (int i = 0; i < digits.Length; i++)
        {
            packed[i / DigitsOfByte] += (byte)(digits[i] * powers[i % DigitsOfByte]);
        }
    }
}
