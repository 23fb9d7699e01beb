namespace BuildTimeML.Compression.Infrastructure;

/// <summary>The reasons in words.</summary>
internal static class DeclineReasons
{
    public static string Describe(DeclineReason reason) => reason switch
    {
        DeclineReason.TooSmall => "too small to become smaller",
        DeclineReason.TooLarge => "more than 2 GB",
        DeclineReason.LargeConstant => "it works on a constant of more than 32 MiB",
        DeclineReason.IsGraphInput => "an input of the graph too",
        DeclineReason.IsGraphOutput => "an output of the graph too",
        DeclineReason.NotFinite => "it holds infinities or values that are no numbers",
        DeclineReason.NotAMatrix => "not a matrix",
        DeclineReason.LeftFactor => "the left factor of a product",
        DeclineReason.TransposedActivations => "the other factor is transposed at run time",
        DeclineReason.UsedOtherwise => "used in another way elsewhere",
        DeclineReason.InSubgraph => "used in a subgraph",
        DeclineReason.OpsetTooOld => "the operator set of the model is too old",
        DeclineReason.UsedElsewhere => "the value in between is needed elsewhere",
        DeclineReason.NotConstant => "an operand is not constant",
        DeclineReason.ShapeNotKnown => "a shape is not known",
        DeclineReason.OtherElementType => "the element type is another one",
        DeclineReason.NotPerChannel => "the constant is not one number per channel",
        DeclineReason.OtherConstants => "the constants do not allow it",
        DeclineReason.OtherAttributes => "the attributes do not allow it",
        DeclineReason.WouldGrow => "the file would grow too much",
        DeclineReason.NotDeterministic => "it gives something else each time",
        DeclineReason.Quantized => "its weights are quantised",
        DeclineReason.EngineRefused => "the engine does not compute it",
        DeclineReason.KeptFloat => "it stays in float32 to keep a budget",
        DeclineReason.OtherOpset => "written for another version of an operator set",
        DeclineReason.TooManyNodes => "the graph would be too large",
        DeclineReason.MissingInput => "an input that is passed on is left out",
        DeclineReason.Training => "it behaves as in training",
        DeclineReason.NotWholeBytes => "its rows would not end with a byte",
        DeclineReason.NoBlocks => "its rows do not divide into blocks",
        DeclineReason.ManyRows => "for many rows at once float32 is faster",
        DeclineReason.OutOfRange => "it holds numbers beyond the range of the type",
        DeclineReason.IsFirstOrLast => "it is of the first layer or of the last",
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, null),
    };
}
