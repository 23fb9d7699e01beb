namespace BuildTimeML.Compression.Evaluation;

/// <summary>Counts rows whose class is the same as the original's, and the right one.</summary>
/// <param name="labels">The right class of each row; null where nobody knows.</param>
internal sealed class RowCounts(IReadOnlyList<int>? labels)
{
    private int _rows;
    private int _same;
    private int _rightBefore;
    private int _rightAfter;

    public double? Agreement => _rows == 0 ? null : _same / (double)_rows;

    public double? AccuracyBefore => Accuracy(_rightBefore);

    public double? AccuracyAfter => Accuracy(_rightAfter);

    public void Add(int[] before, int[] after)
    {
        for (int i = 0; i < before.Length; i++, _rows++)
        {
            int given = i < after.Length ? after[i] : -1;
            _same += given == before[i] ? 1 : 0;
            if (labels is not null && _rows < labels.Count)
            {
                _rightBefore += labels[_rows] == before[i] ? 1 : 0;
                _rightAfter += labels[_rows] == given ? 1 : 0;
            }
        }
    }

    private double? Accuracy(int right) => labels is null ? null
        : labels.Count == _rows ? right / (double)_rows
        : throw new LabelsDoNotFitException(labels.Count, _rows);
}
