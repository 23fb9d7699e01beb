using System.Text;

namespace BuildTimeML.Runtime;

/// <summary>A tensor of text, for reading; valid until the next call on the instance it comes from.</summary>
public readonly ref struct StringTensorView : IEngineView<StringTensorView>
{
    private readonly EngineOutput? _output;
    private readonly int _version;
    private readonly ReadOnlySpan<string> _texts;

    /// <summary>Looks at strings, for what stands in for a model in a test.</summary>
    /// <param name="texts">In row-major order.</param>
    /// <param name="shape">The dimensions.</param>
    /// <exception cref="ArgumentException">The number of strings is not that of the shape.</exception>
    public StringTensorView(ReadOnlySpan<string> texts, ReadOnlySpan<long> shape)
    {
        if (TensorShape.Count(shape, int.MaxValue, nameof(shape)) != texts.Length)
        {
            throw new ArgumentException($"The shape {TensorShape.Describe(shape)} does not stand for {texts.Length} elements.", nameof(shape));
        }

        _texts = texts;
        Count = texts.Length;
        Shape = shape;
    }

    private StringTensorView(EngineOutput output)
    {
        _output = output;
        _version = output.Version;
        Count = output.Count;
        Shape = output.Shape;
    }

    /// <summary>The number of elements.</summary>
    public int Count { get; }

    /// <summary>The dimensions.</summary>
    public ReadOnlySpan<long> Shape { get; }

    /// <summary>An element as UTF-8, where it lies in the engine's memory.</summary>
    /// <param name="index">In row-major order.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such element.</exception>
    /// <exception cref="InvalidOperationException">Another call came after the one that gave it.</exception>
    /// <exception cref="ObjectDisposedException">The model is disposed.</exception>
    public ReadOnlySpan<byte> this[int index]
    {
        get
        {
            ElementIndex.ThrowIfOutside(index, Count);
            return _output is null ? Encoding.UTF8.GetBytes(_texts[index]) : _output.Text(index, _version);
        }
    }

    /// <summary>An element as a new string, the only thing here that allocates managed memory.</summary>
    /// <inheritdoc cref="this[int]" path="/param|/exception"/>
    public string GetString(int index) => Encoding.UTF8.GetString(this[index]);

    /// <summary>All elements as new strings, in row-major order.</summary>
    /// <inheritdoc cref="this[int]" path="/exception"/>
    public string[] ToArray()
    {
        string[] strings = new string[Count];
        for (int i = 0; i < strings.Length; i++)
        {
            strings[i] = GetString(i);
        }

        return strings;
    }

    static StringTensorView IEngineView<StringTensorView>.Of(EngineOutput output)
    {
        output.ThrowIfNotOf(ElementType.String);
        return new StringTensorView(output);
    }
}
