using BuildTimeML.Build;

namespace BuildTimeML.Tasks.Items;

/// <summary>The files that what is built depends on besides the model's own: what editors and <c>dotnet watch</c> have to look at.</summary>
internal static class InputFiles
{
    /// <returns>Absolute paths of weights, labels and samples. Patterns that match nothing are left to the real build, which fails.</returns>
    public static IEnumerable<string> Of(ModelItem model, ProjectSettings project)
    {
        string labels = model.Item.GetMetadata(ItemNames.Labels).Trim();
        return WeightsFiles.Paths(model.ModelPath, model.Manifest.Source.Path, model.Manifest.SourceWeights)
            .Concat(labels.Length == 0 ? [] : [project.Absolute(labels)])
            .Concat(Samples(model, project));
    }

    private static IEnumerable<string> Samples(ModelItem model, ProjectSettings project)
    {
        try
        {
            return DataFiles.Find(model.Item, project.Directory, () => [.. model.Manifest.RequiredInputs.Select(i => i.Name)]).Files;
        }
        catch (Exception e) when (e is BuildErrorException or IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
