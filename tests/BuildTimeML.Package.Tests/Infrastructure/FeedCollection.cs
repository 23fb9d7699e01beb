namespace BuildTimeML.Package.Tests.Infrastructure;

/// <summary>Tests of the packages share one feed.</summary>
[CollectionDefinition(Name)]
public sealed class FeedCollection : ICollectionFixture<Feed>
{
    public const string Name = "packages";
}
