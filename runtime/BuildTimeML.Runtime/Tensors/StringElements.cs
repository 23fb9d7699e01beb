namespace BuildTimeML.Runtime;

/// <summary>The elements of a tensor of text, for writing. Nothing here allocates managed memory.</summary>
public readonly ref struct StringElements
{
    private readonly StringBuffer _buffer;

    internal StringElements(StringBuffer buffer, int length)
    {
        _buffer = buffer;
        Length = length;
    }

    /// <summary>The number of elements.</summary>
    public int Length { get; }

    /// <summary>Writes an element.</summary>
    /// <param name="index">In row-major order.</param>
    /// <param name="text">Its text; halves of surrogate pairs become U+FFFD.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such element.</exception>
    /// <exception cref="ObjectDisposedException">The model is disposed.</exception>
    public void Set(int index, ReadOnlySpan<char> text)
    {
        ElementIndex.ThrowIfOutside(index, Length);
        _buffer.Set(index, text);
    }

    /// <summary>Writes an element that is UTF-8 already, byte by byte.</summary>
    /// <param name="index">In row-major order.</param>
    /// <param name="text">Its text; whether it is UTF-8 is not looked at.</param>
    /// <inheritdoc cref="Set" path="/exception"/>
    public void SetUtf8(int index, ReadOnlySpan<byte> text)
    {
        ElementIndex.ThrowIfOutside(index, Length);
        text.CopyTo(_buffer.Resize(index, text.Length));
    }

    /// <summary>Writes the first elements; those after them stay as they are.</summary>
    /// <param name="texts">At most <see cref="Length"/>, none of them null.</param>
    /// <exception cref="ArgumentException">There are too many, or one is null.</exception>
    /// <exception cref="ObjectDisposedException">The model is disposed.</exception>
    public void CopyFrom(ReadOnlySpan<string> texts)
    {
        if (texts.Length > Length || texts.Contains(null))
        {
            throw new ArgumentException(texts.Length > Length ? $"There are {texts.Length} texts, and room for {Length}." : "A text is null.", nameof(texts));
        }

        for (int i = 0; i < texts.Length; i++)
        {
            _buffer.Set(i, texts[i]);
        }
    }
}
