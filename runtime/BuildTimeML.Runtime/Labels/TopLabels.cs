using System.Numerics;

namespace BuildTimeML.Runtime;

/// <summary>
/// The classes with the highest scores of one row, the best first; of equal ones the first, and NaN last. Each step looks at all classes once;
/// nothing is allocated but by <see cref="ToArray"/>. Valid until the next call on the instance it comes from.
/// </summary>
/// <typeparam name="T">The type of the classifier's numbers.</typeparam>
public readonly ref struct TopLabels<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly ReadOnlySpan<string> _labels;
    private readonly ReadOnlySpan<T> _values;
    private readonly ScoreKind _kind;

    /// <param name="labels">One name per class.</param>
    /// <param name="values">One number per class.</param>
    /// <param name="kind">How the numbers become scores.</param>
    /// <param name="count">How many classes are wanted; where there are fewer, it is all of them.</param>
    /// <exception cref="ArgumentException">There are not as many names as numbers.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The count is negative.</exception>
    public TopLabels(ReadOnlySpan<string> labels, ReadOnlySpan<T> values, ScoreKind kind, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        if (labels.Length != values.Length)
        {
            throw new ArgumentException($"There are {labels.Length} names for {values.Length} numbers.", nameof(labels));
        }

        _labels = labels;
        _values = values;
        _kind = kind;
        Count = Math.Min(count, values.Length);
    }

    /// <summary>How many classes there are.</summary>
    public int Count { get; }

    /// <summary>Goes through the classes, the best first.</summary>
    public Enumerator GetEnumerator() => new(this);

    /// <summary>Copies the classes, the best first.</summary>
    /// <param name="destination">Room for <see cref="Count"/> or more.</param>
    /// <exception cref="ArgumentException">The destination is too short.</exception>
    public void CopyTo(Span<LabelScore> destination)
    {
        if (destination.Length < Count)
        {
            throw new ArgumentException($"There are {Count} classes, but room for {destination.Length}.", nameof(destination));
        }

        int i = 0;
        foreach (LabelScore label in this)
        {
            destination[i++] = label;
        }
    }

    /// <summary>The classes in a new array, the best first.</summary>
    public LabelScore[] ToArray()
    {
        var labels = new LabelScore[Count];
        CopyTo(labels);
        return labels;
    }

    /// <summary>Goes through the classes, the best first.</summary>
    public ref struct Enumerator
    {
        private readonly TopLabels<T> _top;
        private readonly (double Largest, double Sum) _logits;
        private int _given;
        private int _index;

        internal Enumerator(TopLabels<T> top)
        {
            _top = top;
            _logits = top is { _kind: ScoreKind.Logit, Count: > 0 } ? ClassScores.Sum(top._values) : default;
            _index = -1;
        }

        /// <summary>The class that it is at.</summary>
        public readonly LabelScore Current => new(_top._labels[_index], Score(_top._values[_index]));

        /// <summary>Goes to the next best class.</summary>
        public bool MoveNext()
        {
            if (_given == _top.Count)
            {
                return false;
            }

            _given++;
            _index = Next();
            return true;
        }

        private readonly int Next()
        {
            int best = -1;
            for (int i = 0; i < _top._values.Length; i++)
            {
                if ((_index < 0 || ComesBefore(_index, i)) && (best < 0 || ComesBefore(i, best)))
                {
                    best = i;
                }
            }

            return best;
        }

        // CompareTo has NaN below all numbers.
        private readonly bool ComesBefore(int first, int second)
        {
            int order = _top._values[first].CompareTo(_top._values[second]);
            return order > 0 || (order == 0 && first < second);
        }

        private readonly float Score(T value) => _top._kind switch
        {
            ScoreKind.Logit => ClassScores.Score(value, _logits.Largest, _logits.Sum),
            ScoreKind.LogProbability => float.CreateTruncating(T.Exp(value)),
            _ => float.CreateTruncating(value),
        };
    }
}
