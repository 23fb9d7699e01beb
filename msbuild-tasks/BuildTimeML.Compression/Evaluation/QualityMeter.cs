namespace BuildTimeML.Compression.Evaluation;

/// <summary>Measures how near candidates come to the original on a set of samples.</summary>
internal sealed class QualityMeter(EngineModel original, EvaluationSet set)
{
    private readonly ReferenceOutputs _reference = new(original, set.Samples);

    /// <param name="path">The candidate.</param>
    /// <param name="samples">How many samples to use, evenly spread; all where null.</param>
    /// <param name="cancellation">Ends the work between two samples.</param>
    /// <exception cref="Build.BuildErrorException">The engine cannot run the original on a sample.</exception>
    /// <exception cref="Runtime.OnnxRuntimeException">The engine refuses the candidate.</exception>
    /// <exception cref="LabelsDoNotFitException">There are not as many labels as rows of scores.</exception>
    public Quality Measure(string path, int? samples = null, CancellationToken cancellation = default)
    {
        using var candidate = new EngineModel(path);
        return Measure(candidate, samples, cancellation);
    }

    private Quality Measure(EngineModel candidate, int? samples, CancellationToken cancellation)
    {
        int count = Math.Min(samples ?? set.Samples.Count, set.Samples.Count);
        var noises = new Dictionary<string, OutputNoise>();
        var rows = new RowCounts(count == set.Samples.Count ? set.Labels : null);
        for (int i = 0; i < count; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            int index = (int)((long)i * set.Samples.Count / count);
            IReadOnlyList<OutputValues> reference = _reference.Of(index, cancellation);
            IReadOnlyList<OutputValues> actual = candidate.RunOn(set.Samples.Read(index), cancellation);
            Compare(reference, actual, noises);
            if (Scores(reference) is var (output, best))
            {
                rows.Add(best, ClassRows.Best(actual[output]) ?? []);
            }
        }

        return new Quality(count, [.. noises.Values.Select(n => n.Result())], rows.Agreement, rows.AccuracyBefore, rows.AccuracyAfter);
    }

    private static void Compare(IReadOnlyList<OutputValues> reference, IReadOnlyList<OutputValues> actual, Dictionary<string, OutputNoise> noises)
    {
        foreach ((OutputValues expected, OutputValues given) in reference.Zip(actual))
        {
            if (expected.Numbers is null)
            {
                continue;
            }

            if (!noises.TryGetValue(expected.Name, out OutputNoise? noise))
            {
                noises.Add(expected.Name, noise = new OutputNoise(expected.Name));
            }

            noise.Add(expected.Numbers, given.Numbers);
        }
    }

    private (int Output, int[] Best)? Scores(IReadOnlyList<OutputValues> outputs)
    {
        for (int i = 0; i < outputs.Count; i++)
        {
            if ((set.Output is null || outputs[i].Name == set.Output) && ClassRows.Best(outputs[i]) is { } best)
            {
                return (i, best);
            }
        }

        return null;
    }
}
