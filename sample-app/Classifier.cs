using System.Globalization;

namespace HeadlineClassifier;

/// <summary>Classifies headlines with the generated class <see cref="AgnewsTransformer"/> and writes the result for people or for a pipe.</summary>
internal sealed class Classifier : IDisposable
{
    private readonly AgnewsTransformer _model = new();
    private readonly Tokenizer _tokenizer = Tokenizer.Load();
    private readonly long[] _tokens = new long[48];
    private readonly float[] _scores = new float[AgnewsTransformer.Labels.Length];

    /// <summary>The model's size before and after, its precision, and what runs it.</summary>
    public string Summary => string.Create(CultureInfo.InvariantCulture,
        $"Model {AgnewsTransformer.Info.Name}: {Megabytes(AgnewsTransformer.Info.OriginalSize)} -> {Megabytes(AgnewsTransformer.Info.Size)} as {AgnewsTransformer.Info.Precision}, on the {_model.Provider} execution provider.");

    /// <summary>Writes the topic and the score of every topic.</summary>
    public void Explain(string headline, TextWriter output)
    {
        AgnewsTransformer.Output result = Predict(headline);
        result.CopyScoresTo(_scores);
        output.WriteLine(result.Label);
        for (int i = 0; i < _scores.Length; i++)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {AgnewsTransformer.Labels[i],-9} {_scores[i] * 100,5:0.0} %"));
        }
    }

    /// <summary>Writes topic, score and headline on one line; passes over empty lines.</summary>
    public void Classify(string headline, TextWriter output)
    {
        if (!string.IsNullOrWhiteSpace(headline))
        {
            AgnewsTransformer.Output result = Predict(headline);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{result.Label}\t{result.Score:0.000}\t{headline}"));
        }
    }

    public void Dispose() => _model.Dispose();

    private AgnewsTransformer.Output Predict(string headline)
    {
        _tokenizer.Encode(headline, _tokens);
        return _model.Predict(_tokens);
    }

    private static string Megabytes(long bytes) => (bytes / 1e6).ToString("0.00 MB", CultureInfo.InvariantCulture);
}
