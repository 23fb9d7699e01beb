using System.Globalization;

namespace BuildTimeML.Manifest;

internal static class ManifestReader
{
    /// <exception cref="RecordException">The text is no manifest of this version.</exception>
    public static ModelManifest Read(string text)
    {
        var draft = new Draft();
        foreach (Record record in Record.Parse(ManifestFormat.Kind, ManifestFormat.Version, text))
        {
            draft.Add(record);
            if (!record.AtEnd)
            {
                throw record.Error($"'{record.Keyword}' has a value too many");
            }
        }

        return draft.ToManifest();
    }

    private sealed class Draft
    {
        private readonly List<TensorSignature> _inputs = [];
        private readonly List<TensorSignature> _outputs = [];
        private readonly List<DimensionLimit> _limits = [];
        private readonly List<string> _labels = [];
        private readonly List<Measurement> _measurements = [];
        private readonly List<ModelFile> _sourceWeights = [];
        private readonly List<StatePair> _states = [];
        private readonly List<string> _optionalInputs = [];
        private readonly List<string> _executionProviders = [];
        private readonly List<ManifestVariant> _variants = [];
        private ManifestStage? _stage;
        private string? _className;
        private string? _namespace;
        private string? _precision;
        private ModelFile? _source;
        private ModelFile? _asset;
        private ModelFile? _assetWeights;
        private (string Output, ScoreKind Scores)? _labelled;
        private ImagePreprocess? _preprocess;
        private ClassAccessibility _accessibility;
        private bool _hasFake;
        private ModelEmbedding _embedding;
        private string? _optimizedBy;

        public void Add(Record record)
        {
            switch (record.Keyword)
            {
                case "stage": _stage = record.Choice<ManifestStage>(); break;
                case "class": _className = record.String(); break;
                case "namespace": _namespace = record.String(); break;
                case "accessibility": _accessibility = record.Choice<ClassAccessibility>(); break;
                case "fake": _hasFake = true; break;
                case "precision": _precision = record.String(); break;
                case "source": _source = File(record); break;
                case "source-weights": _sourceWeights.Add(File(record)); break;
                case "asset": _asset = File(record); break;
                case "asset-weights": _assetWeights = File(record); break;
                case "embed": _embedding = record.Choice<ModelEmbedding>(); break;
                case "optimized-by": _optimizedBy = record.String(); break;
                case "input": _inputs.Add(Signature(record)); break;
                case "output": _outputs.Add(Signature(record)); break;
                case "max-dimension": _limits.Add(Limit(record)); break;
                case "labels": _labelled = (record.String(), record.Choice<ScoreKind>()); break;
                case "label" when _labelled is not null: _labels.Add(record.String()); break;
                case "label": throw record.Error("'label' stands before 'labels'");
                case "preprocess": _preprocess = ImagePreprocessRecord.Read(record); break;
                case "state": _states.Add(new StatePair(record.String(), record.String())); break;
                case "optional-input": _optionalInputs.Add(record.String()); break;
                case "execution-provider": _executionProviders.Add(record.String()); break;
                case "variant": _variants.Add(new ManifestVariant(record.String(), record.String(), File(record), null, EquatableArray<Measurement>.Empty)); break;
                case "variant-weights" or "variant-measured" when _variants.Count == 0: throw record.Error($"'{record.Keyword}' stands before 'variant'");
                case "variant-weights": _variants[_variants.Count - 1] = _variants[_variants.Count - 1] with { AssetWeights = File(record) }; break;
                case "variant-measured": AddToVariant(new Measurement(record.String(), record.String())); break;
                case "measured": _measurements.Add(new Measurement(record.String(), record.String())); break;
                default: throw record.Error($"'{record.Keyword}' is not known");
            }
        }

        public ModelManifest ToManifest() => new(
            _stage ?? throw Missing("stage"),
            _className ?? throw Missing("class"),
            _namespace ?? throw Missing("namespace"),
            _source ?? throw Missing("source"),
            _precision ?? throw Missing("precision"),
            _inputs.ToEquatableArray(),
            _outputs.ToEquatableArray(),
            _limits.ToEquatableArray(),
            _labelled is { } labelled ? new LabelSet(labelled.Output, labelled.Scores, _labels.ToEquatableArray()) : null,
            _stage == ManifestStage.Complete && _asset is null ? throw Missing("asset") : _asset,
            _measurements.ToEquatableArray())
        {
            Accessibility = _accessibility,
            HasFake = _hasFake,
            SourceWeights = _sourceWeights.ToEquatableArray(),
            AssetWeights = _assetWeights,
            Embedding = _embedding,
            OptimizedBy = _optimizedBy,
            Preprocess = _preprocess,
            States = _states.ToEquatableArray(),
            OptionalInputs = _optionalInputs.ToEquatableArray(),
            ExecutionProviders = _executionProviders.ToEquatableArray(),
            Variants = _variants.ToEquatableArray(),
        };

        private void AddToVariant(Measurement measurement)
        {
            ManifestVariant last = _variants[_variants.Count - 1];
            _variants[_variants.Count - 1] = last with { Measurements = last.Measurements.Append(measurement).ToEquatableArray() };
        }

        private static RecordException Missing(string keyword) => new(1, $"the line '{keyword}' is missing");

        private static ModelFile File(Record record) => new(record.String(), record.Integer(), record.String());

        private static DimensionLimit Limit(Record record)
        {
            string symbol = record.String();
            long maximum = record.Integer();
            return maximum > 0 ? new DimensionLimit(symbol, maximum) : throw record.Error($"'{record.Keyword}' is at least 1");
        }

        private static TensorSignature Signature(Record record) => Type(record.String(), record);

        private static TensorSignature Type(string name, Record record)
        {
            ValueKind kind = record.Choice<ValueKind>();
            ElementType type = record.Choice<ElementType>();
            bool holdsOthers = kind is ValueKind.Sequence or ValueKind.Map or ValueKind.Optional;
            return new TensorSignature(name, kind, type, record.AtEnd || holdsOthers ? null : Shape(record))
            {
                Element = holdsOthers && !record.AtEnd ? Type("", record) : null,
            };
        }

        private static EquatableArray<Dimension> Shape(Record record)
        {
            if (record.Take() is not { Text: "[", Quoted: false })
            {
                throw record.Error("a shape begins with '['");
            }

            var dimensions = new List<Dimension>();
            while (record.Take() is var token && token is not { Text: "]", Quoted: false })
            {
                dimensions.Add(token switch
                {
                    { Quoted: true } => Dimension.Named(token.Text),
                    { Text: "?" } => Dimension.Unknown,
                    _ when long.TryParse(token.Text, NumberStyles.None, CultureInfo.InvariantCulture, out long value) => Dimension.Fixed(value),
                    _ => throw record.Error($"'{token.Text}' is no dimension"),
                });
            }

            return dimensions.ToEquatableArray();
        }
    }
}
