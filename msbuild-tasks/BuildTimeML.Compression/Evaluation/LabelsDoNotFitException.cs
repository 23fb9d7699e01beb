namespace BuildTimeML.Compression.Evaluation;

/// <summary>There is not one label for each row of scores that the samples give.</summary>
internal sealed class LabelsDoNotFitException(int labels, int rows)
    : Exception(rows == 0 ? $"there are {labels} labels, but no output holds scores of classes" : $"there are {labels} labels for {rows} rows of scores");
