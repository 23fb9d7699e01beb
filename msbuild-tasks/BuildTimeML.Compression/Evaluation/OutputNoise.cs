namespace BuildTimeML.Compression.Evaluation;

/// <summary>Adds up the differences of one output over many samples.</summary>
internal sealed class OutputNoise(string name)
{
    private double _signal;
    private double _noise;
    private double _largest;

    public void Add(ReadOnlySpan<double> reference, ReadOnlySpan<double> actual)
    {
        if (actual.Length != reference.Length)
        {
            // Another shape is as wrong as an output can be.
            (_noise, _largest) = (double.PositiveInfinity, double.PositiveInfinity);
            return;
        }

        for (int i = 0; i < reference.Length; i++)
        {
            // Where the original has no finite number there is nothing to compare with.
            if (double.IsFinite(reference[i]))
            {
                double difference = double.IsFinite(actual[i]) ? Math.Abs(reference[i] - actual[i]) : double.PositiveInfinity;
                _signal += reference[i] * reference[i];
                _noise += difference * difference;
                _largest = Math.Max(_largest, difference);
            }
        }
    }

    public OutputQuality Result() => new(name, _noise == 0 ? double.PositiveInfinity : 10 * Math.Log10(_signal / _noise), _largest);
}
