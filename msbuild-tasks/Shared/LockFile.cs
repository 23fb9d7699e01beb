using BuildTimeML.Manifest;

namespace BuildTimeML.Build;

/// <summary>The lock file of a project: a block of lines for each model, in the order of their names.</summary>
internal static class LockFile
{
    /// <summary>What comes after the name of the project in the name of the file.</summary>
    public const string Extension = ".models.lock";

    private const string Kind = "buildtimeml-lock";
    private const int Version = 1;

    /// <returns>None where there is no file.</returns>
    /// <exception cref="BuildErrorException">It cannot be read.</exception>
    public static IReadOnlyList<LockedModel> Load(string path)
    {
        try
        {
            return File.Exists(path) ? [.. LockedModel.ReadAll(Record.Parse(Kind, Version, File.ReadAllText(path)))] : [];
        }
        catch (RecordException e)
        {
            throw new BuildErrorException(BuildErrors.ModelUnreadable.With(path, $"line {e.Line}: {e.Message}"));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new BuildErrorException(BuildErrors.ModelUnreadable.With(path, e.Message));
        }
    }

    /// <summary>The lines of a model in one, to be compared; empty where there are none.</summary>
    /// <exception cref="BuildErrorException">The file cannot be read.</exception>
    public static string TextOf(string path, string name) =>
        string.Join("; ", Load(path).Where(m => m.Name == name).SelectMany(m => m.Write()).Select(Token.Join));

    /// <summary>Puts a model in its place among the others, which another build may have changed meanwhile.</summary>
    /// <exception cref="BuildErrorException">The file cannot be read or written.</exception>
    public static void Put(string path, LockedModel model)
    {
        IEnumerable<LockedModel> models = Load(path).Where(m => m.Name != model.Name).Append(model).OrderBy(m => m.Name, StringComparer.Ordinal);
        try
        {
            AtomicFile.WriteIfDifferent(path, Record.Write(Kind, Version, models.SelectMany(m => m.Write())));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new BuildErrorException(BuildErrors.OutputNotWritten.With(path, e.Message));
        }
    }
}
