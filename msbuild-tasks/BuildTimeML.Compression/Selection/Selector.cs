using BuildTimeML.Build;
using BuildTimeML.Compression.Locking;
using BuildTimeML.Compression.Quantization;

namespace BuildTimeML.Compression.Selection;

/// <summary>
/// Decides which candidate a <c>Precision</c> ends in. One that is slower than the simplified float model is not shipped,
/// unless the item says <c>Optimize="Size"</c>; one that breaks a budget on what it gives gets layers of it back in float32.
/// </summary>
internal sealed class Selector(SelectionContext context)
{
    private readonly TrialRunner _trials = new(context);

    /// <param name="precision">A scheme, or a choice of several.</param>
    /// <param name="choice">What was decided already.</param>
    /// <returns>The caller's to dispose. It may break a budget where none keeps it.</returns>
    /// <exception cref="BuildErrorException">The precision does not work for this model.</exception>
    public Trial Choose(string precision, LockedChoice? choice = null)
    {
        if (choice is not null && SchemeTable.Find(choice.Precision, context.Item.Provider) is { } decided)
        {
            context.Progress.Info($"'{context.Name}' becomes {choice.Precision}, as the lock file says");
            return _trials.Run(decided, choice.KeptFloat);
        }

        IReadOnlyList<IQuantizationScheme> schemes = ChoiceTable.Schemes(precision, context.Item.Provider);
        return ChoiceTable.IsChoice(precision) ? Best(precision, schemes) : Declared(schemes[0]);
    }

    private Trial Declared(IQuantizationScheme scheme)
    {
        if (scheme.NeedsSamples && !context.Maker.HasSamples)
        {
            throw new BuildErrorException(BuildErrors.SamplesMissing.With(scheme.Precision, context.Name));
        }

        Trial trial = Try(scheme);
        return context.MayShip(trial) ? trial : Instead(trial);
    }

    // The same weights, computed with as float32, take the time of the float model; the float model itself always does.
    private Trial Instead(Trial slower)
    {
        using (slower)
        {
            Trial weights = Try(SchemeTable.Find("Int8WeightOnly")!);
            bool good = slower.Precision != weights.Precision && context.MayShip(weights) && context.IsGoodEnough(weights.Quality);
            Trial instead = good ? weights : Try(SchemeTable.Find("Float32")!);
            context.Report.Lost(slower, "slower than the float model");
            if (!good)
            {
                context.Report.Lost(weights, context.MayShip(weights) ? "not good enough" : "slower than the float model");
                weights.Dispose();
            }

            context.Progress.Warning(BuildErrors.SlowerThanFloat.With(context.Name, slower.Precision, slower.TimeText, instead.Precision));
            return instead;
        }
    }

    private Trial Best(string precision, IReadOnlyList<IQuantizationScheme> schemes)
    {
        var trials = new List<Trial>();
        try
        {
            trials.AddRange(schemes.Select(TryOrTell).OfType<Trial>());
            Trial best = Ranking.Best(trials, context) ?? Try(SchemeTable.Find("Float32")!);
            context.Progress.Info($"{precision} of '{context.Name}' is {best.Describe()}");
            foreach (Trial lost in trials.Where(t => t != best))
            {
                context.Report.Lost(lost, Ranking.Reason(lost, best, context));
                context.Progress.Info($"{lost.Precision} of '{context.Name}' is not shipped: {Ranking.WhyNot(lost, best, context)}");
            }

            trials.Remove(best);
            return best;
        }
        finally
        {
            trials.ForEach(t => t.Dispose());
        }
    }

    private Trial? TryOrTell(IQuantizationScheme scheme)
    {
        string whyNot;
        try
        {
            if (!scheme.NeedsSamples || context.Maker.HasSamples)
            {
                return Try(scheme);
            }

            whyNot = "there is no CalibrationData to find its ranges with";
        }
        catch (BuildErrorException e)
        {
            whyNot = e.Error.Message;
        }

        context.Progress.Info($"{scheme.Precision} of '{context.Name}' is not tried: {whyNot}");
        return null;
    }

    private Trial Try(IQuantizationScheme scheme)
    {
        context.Progress.Phase($"compressing to {scheme.Precision}");
        Trial trial = _trials.Run(scheme, new HashSet<string>());
        return context.Keeps(trial.Quality) ? trial : new MixedPrecision(context, _trials).Improve(scheme, trial);
    }
}
