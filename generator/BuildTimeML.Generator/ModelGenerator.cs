using BuildTimeML.Manifest;
using Microsoft.CodeAnalysis;

namespace BuildTimeML.Generator;

/// <summary>Turns each model manifest among the additional files into a class that runs the model.</summary>
[Generator(LanguageNames.CSharp)]
public sealed partial class ModelGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        // Discover the manifests; one without text was not written by the build yet.
        IncrementalValuesProvider<ManifestText> manifests = context.AdditionalTextsProvider
            .Where(static file => file.Path.EndsWith(ManifestFormat.Extension, StringComparison.OrdinalIgnoreCase))
            .Select(static (file, token) => Manifests.Read(file, token))
            .WithTrackingName(TrackingNames.Manifests)
            .Where(static manifest => manifest.Text.Length > 0 || manifest.Failure is not null);

        IncrementalValuesProvider<ParsedManifest> parsed = manifests
            .Select(static (manifest, _) => Manifests.Parse(manifest))
            .WithTrackingName(TrackingNames.Parsed);

        // Discover the classes that the project declares for models.
        IncrementalValuesProvider<DeclaredClass> declared = context.SyntaxProvider
            .ForAttributeWithMetadataName(Declarations.AttributeName, Declarations.IsCandidate, Declarations.Gather)
            .WithTrackingName(TrackingNames.Declared);

        // Name the classes: each differs from the others, and from what the project has.
        IncrementalValuesProvider<NamedManifest> named = parsed.Collect().Combine(declared.Collect())
            .SelectMany(static (all, _) => ClassNames.Assign(all.Left, all.Right))
            .WithTrackingName(TrackingNames.Named);

        IncrementalValueProvider<EquatableArray<GeneratedName>> wanted = named.Collect()
            .Select(static (all, _) => all.SelectMany(TakenNames.Wanted).ToEquatableArray());

        IncrementalValuesProvider<TakenName> taken = context.CompilationProvider
            .SelectMany(static (compilation, _) => compilation.SyntaxTrees)
            .Combine(wanted)
            .SelectMany(static (pair, token) => TakenNames.Find(pair.Left, pair.Right, token))
            .WithTrackingName(TrackingNames.Taken);

        IncrementalValuesProvider<NamedManifest> untaken = named.Combine(taken.Collect())
            .Select(static (pair, _) => TakenNames.Check(pair.Left, pair.Right))
            .WithTrackingName(TrackingNames.Untaken);

        // Gather all that each class depends on.
        IncrementalValuesProvider<ModelResult> models = untaken
            .Select(static (manifest, _) => Manifests.Gather(manifest))
            .WithTrackingName(TrackingNames.Models);

        // Split what is reported from what is written.
        IncrementalValueProvider<bool> isLanguageTooOld = context.ParseOptionsProvider
            .Select(static (options, _) => Language.IsTooOld(options));

        IncrementalValuesProvider<DiagnosticInfo> diagnostics = models.Collect().Combine(isLanguageTooOld)
            .SelectMany(static (all, _) => all.Right ? Language.Report(all.Left) : all.Left.SelectMany(model => model.Diagnostics))
            .WithTrackingName(TrackingNames.Diagnostics);

        IncrementalValueProvider<bool> hasServices = context.MetadataReferencesProvider
            .Where(static reference => Services.IsContainer(reference))
            .Collect()
            .Select(static (references, _) => !references.IsEmpty)
            .WithTrackingName(TrackingNames.Services);

        IncrementalValuesProvider<SourceInfo> sources = models.Combine(hasServices.Combine(isLanguageTooOld))
            .SelectMany(static (pair, _) => Sources.Of(pair.Left, hasServices: pair.Right.Left, isLanguageTooOld: pair.Right.Right))
            .WithTrackingName(TrackingNames.Sources);

        context.RegisterSourceOutput(diagnostics, static (context, diagnostic) => context.ReportDiagnostic(diagnostic.ToDiagnostic()));
        context.RegisterSourceOutput(sources, static (context, source) => Sources.Emit(context, source));
    }
}
