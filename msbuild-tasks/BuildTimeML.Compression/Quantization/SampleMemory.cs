using BuildTimeML.Compression.Calibration;
using BuildTimeML.Compression.Quantization.StaticInt8;

namespace BuildTimeML.Compression.Quantization;

/// <summary>
/// What samples have told of one model, so that candidates that differ only in the layers they keep in float32 need not ask them
/// again. Everything in it is of the float32 model, for static layers with its channels equalised, and the same whatever is kept.
/// </summary>
internal sealed class SampleMemory
{
    /// <summary>The largest magnitude in each channel, by value; null as long as nobody asked.</summary>
    public IReadOnlyDictionary<string, float[]>? ChannelSizes { get; set; }

    /// <summary>The largest magnitude in each channel of what goes into products, before it is smoothed; null as long as nobody asked.</summary>
    public IReadOnlyDictionary<string, float[]>? ProductInputSizes { get; set; }

    /// <summary>By value.</summary>
    public Dictionary<string, Histogram> Histograms { get; } = [];

    /// <summary>By the value and the 8 bits that it is rounded to.</summary>
    public Dictionary<(string Value, UInt8Grid Grid), RoundedMeans> Means { get; } = [];

    /// <summary>Of static layers, by the output of the layer.</summary>
    public Dictionary<string, PairSafeWeights> Weights { get; } = [];

    /// <summary>Of dynamic products, by the weight.</summary>
    public Dictionary<string, PairSafeWeights> Products { get; } = [];
}
