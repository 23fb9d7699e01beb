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

        // Gather all that each class depends on.
        IncrementalValuesProvider<ModelResult> models = manifests
            .Select(static (manifest, _) => Manifests.Gather(manifest))
            .WithTrackingName(TrackingNames.Models);

        // Tell the classes of the project apart.
        IncrementalValuesProvider<NamedResult> results = models
            .Collect()
            .SelectMany(static (all, _) => ClassNames.Distinguish(all))
            .WithTrackingName(TrackingNames.Results);

        // Split what is reported from what is written.
        IncrementalValuesProvider<DiagnosticInfo> diagnostics = results
            .SelectMany(static (result, _) => result.Diagnostics)
            .WithTrackingName(TrackingNames.Diagnostics);

        IncrementalValuesProvider<SourceInfo> sources = results
            .SelectMany(static (result, _) => result.Sources)
            .WithTrackingName(TrackingNames.Sources);

        context.RegisterSourceOutput(diagnostics, static (context, diagnostic) => context.ReportDiagnostic(diagnostic.ToDiagnostic()));
        context.RegisterSourceOutput(sources, static (context, source) => Emit(context, source));
    }
}
