using static BuildTimeML.Manifest.Record;

namespace BuildTimeML.Manifest;

internal static class ManifestWriter
{
    /// <summary>The same manifest always gives the same text.</summary>
    public static string Write(ModelManifest manifest) => Record.Write(ManifestFormat.Kind, ManifestFormat.Version, Lines(manifest));

    private static IEnumerable<IEnumerable<Token>> Lines(ModelManifest manifest)
    {
        yield return [Word("stage"), Word(Lower(manifest.Stage))];
        yield return [Word("class"), Text(manifest.ClassName)];
        yield return [Word("namespace"), Text(manifest.Namespace)];
        yield return [Word("accessibility"), Word(Lower(manifest.Accessibility))];
        if (manifest.HasFake)
        {
            yield return [Word("fake")];
        }

        yield return File("source", manifest.Source);
        foreach (ModelFile weights in manifest.SourceWeights)
        {
            yield return File("source-weights", weights);
        }

        yield return [Word("precision"), Word(manifest.Precision)];
        foreach (TensorSignature input in manifest.Inputs)
        {
            yield return Signature("input", input);
        }

        foreach (TensorSignature output in manifest.Outputs)
        {
            yield return Signature("output", output);
        }

        foreach (DimensionLimit limit in manifest.MaxDimensions)
        {
            yield return [Word("max-dimension"), Text(limit.Symbol), Number(limit.Maximum)];
        }

        if (manifest.Labels is { } labels)
        {
            yield return [Word("labels"), Text(labels.Output), Word(Lower(labels.Scores))];
            foreach (string name in labels.Names)
            {
                yield return [Word("label"), Text(name)];
            }
        }

        if (manifest.Preprocess is { } preprocess)
        {
            yield return ImagePreprocessRecord.Write(preprocess);
        }

        foreach (StatePair state in manifest.States)
        {
            yield return [Word("state"), Text(state.Input), Text(state.Output)];
        }

        foreach (string input in manifest.OptionalInputs)
        {
            yield return [Word("optional-input"), Text(input)];
        }

        foreach (string provider in manifest.ExecutionProviders)
        {
            yield return [Word("execution-provider"), Text(provider)];
        }

        if (manifest.Asset is { } asset)
        {
            yield return File("asset", asset);
        }

        if (manifest.AssetWeights is { } assetWeights)
        {
            yield return File("asset-weights", assetWeights);
        }

        if (manifest.Embedding != ModelEmbedding.None)
        {
            yield return [Word("embed"), Word(Lower(manifest.Embedding))];
        }

        if (manifest.OptimizedBy is { } engine)
        {
            yield return [Word("optimized-by"), Text(engine)];
        }

        foreach (Measurement measurement in manifest.Measurements)
        {
            yield return [Word("measured"), Text(measurement.Name), Text(measurement.Value)];
        }

        foreach (IEnumerable<Token> line in manifest.Variants.SelectMany(Lines))
        {
            yield return line;
        }
    }

    private static IEnumerable<IEnumerable<Token>> Lines(ManifestVariant variant)
    {
        yield return [Word("variant"), Word(variant.Provider), Word(variant.Precision), .. File(variant.Asset)];
        if (variant.AssetWeights is { } weights)
        {
            yield return File("variant-weights", weights);
        }

        foreach (Measurement measurement in variant.Measurements)
        {
            yield return [Word("variant-measured"), Text(measurement.Name), Text(measurement.Value)];
        }
    }

    private static IEnumerable<Token> File(string keyword, ModelFile file) =>
        [Word(keyword), .. File(file)];

    private static IEnumerable<Token> File(ModelFile file) => [Text(file.Path), Number(file.Size), Text(file.Sha256)];

    private static IEnumerable<Token> Signature(string keyword, TensorSignature signature) => [Word(keyword), Text(signature.Name), .. Type(signature)];

    private static IEnumerable<Token> Type(TensorSignature signature)
    {
        yield return Word(Lower(signature.Kind));
        yield return Word(ElementTypes.NameOf(signature.ElementType));
        if (signature.Shape is { } shape)
        {
            yield return Word("[");
            foreach (Dimension dimension in shape)
            {
                yield return dimension.Symbol is { } symbol ? Text(symbol) : Word(dimension.ToString());
            }

            yield return Word("]");
        }

        foreach (Token token in signature.Element is { } element ? Type(element) : [])
        {
            yield return token;
        }
    }

    private static string Lower<TEnum>(TEnum value)
        where TEnum : struct, Enum => value.ToString().ToLowerInvariant();
}

internal static class ManifestFormat
{
    public const string Kind = "buildtimeml-manifest";
    public const int Version = 4;

    /// <summary>The extension that tells the generator which additional files are manifests.</summary>
    public const string Extension = ".btml";
}
