using BuildTimeML.Compression.Infrastructure;

namespace BuildTimeML.Compression.Quantization;

/// <summary>A value of the <c>Precision</c> metadata: the passes that bring a model to it.</summary>
internal interface IQuantizationScheme
{
    /// <summary>The value, as the project writes it.</summary>
    string Precision { get; }

    /// <summary>The oldest default operator set that it works with.</summary>
    int MinimumOpset { get; }

    /// <summary>Whether it cannot do without samples to calibrate with.</summary>
    bool NeedsSamples { get; }

    /// <summary>None where the file is taken as it is.</summary>
    /// <param name="context">What the passes may use; it has samples where the scheme needs them.</param>
    IReadOnlyList<IModelPass> Passes(SchemeContext context);
}
