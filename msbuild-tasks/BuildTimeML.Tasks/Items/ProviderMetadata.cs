using BuildTimeML.Build;
using BuildTimeML.Manifest;
using Microsoft.Build.Framework;

namespace BuildTimeML.Tasks.Items;

/// <summary>The <c>ExecutionProviders</c> metadata: what the model prefers to run on, such as <c>Cuda;Cpu</c>.</summary>
internal static class ProviderMetadata
{
    /// <returns>The names as <see cref="ProviderNames"/> spells them.</returns>
    /// <exception cref="BuildErrorException">A name is not known, or stands there twice.</exception>
    public static IReadOnlyList<string> Read(ITaskItem item)
    {
        string value = item.GetMetadata(ItemNames.ExecutionProviders);
        var names = new List<string>();
        foreach (string given in ListMetadata.Split(value))
        {
            string? known = ListMetadata.Find(ProviderNames.All, given);
            if (known is null || names.Contains(known))
            {
                string fault = known is null ? $"there is no execution provider of that name; the nearest is {Nearest(given)}" : "it stands there twice";
                throw new BuildErrorException(BuildErrors.InvalidExecutionProviders.With(value, item.ItemSpec, given, fault, string.Join(", ", ProviderNames.All)));
            }

            names.Add(known);
        }

        return names;
    }

    private static string Nearest(string given) => ProviderNames.All.OrderBy(name => EditDistance.Of(name, given)).First();
}
