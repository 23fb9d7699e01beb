namespace BuildTimeML.Package.Tests.Infrastructure;

/// <summary>A test that clones the repository; skipped where the source came without it.</summary>
internal sealed class RepositoryFactAttribute : FactAttribute
{
    public RepositoryFactAttribute()
    {
        if (!Path.Exists(Path.Combine(DotNet.RepositoryRoot, ".git")))
        {
            Skip = $"'{DotNet.RepositoryRoot}' is no Git repository.";
        }
    }
}
