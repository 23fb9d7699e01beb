namespace BuildTimeML.Generator;

/// <summary>The names of the pipeline's steps, for tests of what ran again.</summary>
internal static class TrackingNames
{
    public const string Manifests = nameof(Manifests);
    public const string Parsed = nameof(Parsed);
    public const string Declared = nameof(Declared);
    public const string Named = nameof(Named);
    public const string Taken = nameof(Taken);
    public const string Untaken = nameof(Untaken);
    public const string Models = nameof(Models);
    public const string Diagnostics = nameof(Diagnostics);
    public const string Services = nameof(Services);
    public const string Sources = nameof(Sources);

    public static readonly string[] All = [Manifests, Parsed, Declared, Named, Taken, Untaken, Models, Diagnostics, Services, Sources];
}
