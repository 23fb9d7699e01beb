using System.Globalization;
using System.Runtime.InteropServices;
using BuildTimeML.Manifest;

namespace BuildTimeML.Compression.Data.Text;

/// <summary>Numbers as they are written in text: whole ones are kept exactly until one comes that is not whole.</summary>
internal sealed class NumberList
{
    private readonly List<long> _whole = [];
    private readonly List<double> _real = [];
    private bool _isReal;

    public int Count => _isReal ? _real.Count : _whole.Count;

    /// <returns>Whether the text is a number.</returns>
    public bool TryAdd(string text)
    {
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long whole))
        {
            Add(whole);
            return true;
        }

        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double real))
        {
            return false;
        }

        Add(real);
        return true;
    }

    public void Add(long number)
    {
        if (_isReal)
        {
            _real.Add(number);
        }
        else
        {
            _whole.Add(number);
        }
    }

    public void Add(double number)
    {
        if (!_isReal)
        {
            _isReal = true;
            _real.AddRange(_whole.Select(w => (double)w));
            _whole.Clear();
        }

        _real.Add(number);
    }

    public NumberArray ToArray(IReadOnlyList<long> shape) => _isReal
        ? new NumberArray(ElementType.Float64, shape, MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(_real)).ToArray())
        : new NumberArray(ElementType.Int64, shape, MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(_whole)).ToArray());
}
