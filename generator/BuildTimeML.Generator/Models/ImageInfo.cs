using BuildTimeML.Manifest;

namespace BuildTimeML.Generator;

/// <summary>The call that takes an image.</summary>
/// <param name="Preprocess">What makes an input of it.</param>
/// <param name="Inputs">In the order of the model; one of them is made of the image.</param>
/// <param name="Dimensions">In the order in which this call finds their values; those of the image come first.</param>
internal sealed record ImageInfo(
    ImagePreprocess Preprocess,
    EquatableArray<InputInfo> Inputs,
    EquatableArray<DimensionInfo> Dimensions);
