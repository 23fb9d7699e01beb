namespace BuildTimeML.Compression.Quantization;

/// <summary>How weights are rounded where it is known what their layers see.</summary>
internal enum RoundingMethod
{
    /// <summary>One after the other, the later ones making good the errors of the earlier ones.</summary>
    Gptq,

    /// <summary>The same, and then up or down as long as the layer's output gets nearer.</summary>
    AdaRound,
}
