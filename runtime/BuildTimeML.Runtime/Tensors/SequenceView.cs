namespace BuildTimeML.Runtime;

/// <summary>A list of tensors or maps, for reading; valid until the next call on the instance it comes from.</summary>
/// <typeparam name="TView">What shows an element, such as <c>MapView&lt;long, float&gt;</c>.</typeparam>
public readonly ref struct SequenceView<TView> : IEngineView<SequenceView<TView>>
    where TView : IEngineView<TView>, allows ref struct
{
    private readonly EngineOutput? _output;
    private readonly int _version;
    private readonly Func<int, TView>? _elements;

    /// <summary>Makes up elements, for what stands in for a model in a test.</summary>
    /// <param name="count">Their number.</param>
    /// <param name="element">Gives the one at an index.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public SequenceView(int count, Func<int, TView> element)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentNullException.ThrowIfNull(element);
        _elements = element;
        Count = count;
    }

    private SequenceView(EngineOutput output)
    {
        _output = output;
        _version = output.Version;
        Count = output.Count;
    }

    /// <summary>The number of elements.</summary>
    public int Count { get; }

    /// <summary>An element; the engine copies it when it is first asked for.</summary>
    /// <param name="index">Counted from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such element.</exception>
    /// <exception cref="InvalidOperationException">Another call came after the one that gave it.</exception>
    /// <exception cref="ObjectDisposedException">The model is disposed.</exception>
    public TView this[int index]
    {
        get
        {
            ElementIndex.ThrowIfOutside(index, Count);
            return _output is null ? _elements!(index) : _output.Part(index, _version).As<TView>();
        }
    }

    /// <summary>Goes through the elements in order.</summary>
    public Enumerator GetEnumerator() => new(this);

    static SequenceView<TView> IEngineView<SequenceView<TView>>.Of(EngineOutput output)
    {
        output.ThrowIfNotOf(ValueKind.Sequence);
        return new SequenceView<TView>(output);
    }

    /// <summary>Goes through the elements in order.</summary>
    public ref struct Enumerator
    {
        private readonly SequenceView<TView> _sequence;
        private int _index;

        internal Enumerator(SequenceView<TView> sequence)
        {
            _sequence = sequence;
            _index = -1;
        }

        /// <summary>The element that it is at.</summary>
        public readonly TView Current => _sequence[_index];

        /// <summary>Goes to the next element.</summary>
        public bool MoveNext() => ++_index < _sequence.Count;
    }
}
