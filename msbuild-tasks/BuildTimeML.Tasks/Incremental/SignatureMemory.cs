using System.Globalization;
using BuildTimeML.Build;
using BuildTimeML.Tasks.Items;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace BuildTimeML.Tasks.Incremental;

/// <summary>The answer of <see cref="ReadModelSignatures"/> as lines: an item with the metadata that it got, or a file that it names.</summary>
internal static class SignatureMemory
{
    private const string Resolved = "resolved";
    private const string Variant = "variant";
    private const string Input = "input";

    /// <param name="resolved">Each with the place of its item among the models.</param>
    /// <param name="variants">The same for variants.</param>
    /// <param name="inputs">The files.</param>
    public static IEnumerable<string> Write(IEnumerable<KeyValuePair<int, ITaskItem>> resolved, IEnumerable<KeyValuePair<int, ITaskItem>> variants, ITaskItem[] inputs) =>
        resolved.Select(r => Write(Resolved, r.Key, r.Value))
            .Concat(variants.Select(v => Write(Variant, v.Key, v.Value)))
            .Concat(inputs.Select(i => Input + TaskMemory.Field + i.ItemSpec));

    /// <returns>The items of the three outputs.</returns>
    public static (ITaskItem[] Resolved, ITaskItem[] Variants, ITaskItem[] Inputs) Read(ITaskItem[] models, string[] answer)
    {
        var resolved = new List<ITaskItem>();
        var variants = new List<ITaskItem>();
        var inputs = new List<ITaskItem>();
        foreach (string line in answer)
        {
            string[] fields = line.Split(TaskMemory.Field);
            if (fields[0] == Input)
            {
                inputs.Add(new TaskItem(fields[1]));
                continue;
            }

            var item = new TaskItem(models[int.Parse(fields[1], CultureInfo.InvariantCulture)]);
            for (int i = 2; i + 1 < fields.Length; i += 2)
            {
                item.SetMetadata(fields[i], fields[i + 1]);
            }

            (fields[0] == Variant ? variants : resolved).Add(item);
        }

        return (resolved.ToArray(), variants.ToArray(), inputs.ToArray());
    }

    /// <summary>The files that the answer rests on.</summary>
    /// <param name="resolved">Models and variants.</param>
    /// <param name="inputs">The files that models are made of besides.</param>
    /// <param name="before">The stamps of models from before they were read.</param>
    public static IEnumerable<(string Path, string Stamp)> Files(IEnumerable<ITaskItem> resolved, IEnumerable<ITaskItem> inputs, IReadOnlyDictionary<string, string> before) =>
        resolved.SelectMany(r => new[] { r.GetMetadata(ResolvedModel.ModelPath), r.GetMetadata(ResolvedModel.ManifestPath) })
            .Concat(inputs.Select(i => i.ItemSpec))
            .Distinct(StringComparer.Ordinal)
            .Select(f => (f, before.TryGetValue(f, out string? stamp) ? stamp : SourceFile.Stamp(f)));

    // Ours begin with '_'. As they were set: what is read is unescaped.
    private static string Write(string kind, int model, ITaskItem item)
    {
        IEnumerable<string> metadata = item.MetadataNames.Cast<string>().Where(n => n.StartsWith("_", StringComparison.Ordinal)).SelectMany(n => new[] { n, ((ITaskItem2)item).GetMetadataValueEscaped(n) });
        return string.Join(TaskMemory.Field.ToString(CultureInfo.InvariantCulture), new[] { kind, model.ToString(CultureInfo.InvariantCulture) }.Concat(metadata));
    }
}
