using BuildTimeML.Build;
using BuildTimeML.Manifest;
using BuildTimeML.Tasks.Signatures;
using Microsoft.Build.Framework;

namespace BuildTimeML.Tasks.Items;

/// <summary>The <c>Labels</c> metadata: a text file with one class name per line.</summary>
internal static class LabelsFile
{
    /// <exception cref="BuildErrorException">The file is missing or fits no output.</exception>
    public static LabelSet? Read(ITaskItem item, ProjectSettings project, ModelSignature signature)
    {
        string name = item.GetMetadata(ItemNames.Labels).Trim();
        if (name.Length == 0)
        {
            return null;
        }

        string path = project.Absolute(name);
        if (!File.Exists(path))
        {
            throw new BuildErrorException(BuildErrors.LabelsMissing.With(name, path));
        }

        List<string> labels = ReadLines(path, name);
        TensorSignature output = signature.Outputs.FirstOrDefault(o => ClassesOf(o) == labels.Count)
            ?? throw new BuildErrorException(BuildErrors.LabelsDoNotFit.With(
                name, labels.Count, item.ItemSpec, string.Join("; ", signature.Outputs.Select(o => $"{o.Name} {o.Describe()}"))));

        // Whether the output holds probabilities is seen in the graph: the worker finds out.
        return new LabelSet(output.Name, ScoreKind.Logit, labels.ToEquatableArray());
    }

    private static List<string> ReadLines(string path, string name)
    {
        try
        {
            List<string> lines = [.. File.ReadAllLines(path).Select(line => line.Trim())];
            while (lines.Count > 0 && lines[lines.Count - 1].Length == 0)
            {
                lines.RemoveAt(lines.Count - 1);
            }

            return lines;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new BuildErrorException(BuildErrors.ModelUnreadable.With(name, e.Message));
        }
    }

    /// <summary>How many scores a row of the output has: the product of all dimensions after the first (or of the only one).</summary>
    private static long? ClassesOf(TensorSignature output)
    {
        if (output.Kind != ValueKind.Tensor || output.Shape is not { Count: > 0 } shape
            || output.ElementType is not (ElementType.Float32 or ElementType.Float64 or ElementType.Float16))
        {
            return null;
        }

        long classes = 1;
        foreach (Dimension dimension in shape.Skip(shape.Count == 1 ? 0 : 1))
        {
            if (dimension.Value is not { } value || value > int.MaxValue / Math.Max(classes, 1))
            {
                return null;
            }

            classes *= value;
        }

        return classes;
    }
}
