namespace BuildTimeML.Tasks.Items;

/// <summary>A model of an item that is made for one execution provider.</summary>
/// <param name="Provider">One of <see cref="Build.VariantProviders"/>.</param>
/// <param name="Precision">One of <see cref="Build.Precisions.Schemes"/>.</param>
internal sealed record ModelVariant(string Provider, string Precision);
