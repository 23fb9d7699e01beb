namespace BuildTimeML.Generator;

/// <summary>The names of the pipeline's steps, for tests of what ran again.</summary>
internal static class TrackingNames
{
    public const string Manifests = nameof(Manifests);
    public const string Models = nameof(Models);
    public const string Results = nameof(Results);
    public const string Diagnostics = nameof(Diagnostics);
    public const string Sources = nameof(Sources);

    public static readonly string[] All = [Manifests, Models, Results, Diagnostics, Sources];
}
