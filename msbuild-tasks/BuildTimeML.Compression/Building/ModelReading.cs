using BuildTimeML.Build;
using BuildTimeML.Graph;
using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Serialization;

namespace BuildTimeML.Compression.Building;

/// <summary>Reads a model file; whatever is wrong with it becomes an error of the build.</summary>
internal static class ModelReading
{
    /// <param name="name">The model's name, for messages.</param>
    /// <param name="path">The file.</param>
    /// <exception cref="BuildErrorException">There is no valid model.</exception>
    public static Model Read(string name, string path)
    {
        Model model = ReadUnverified(name, path);
        if (Problem(name, model) is { } error)
        {
            model.Dispose();
            throw new BuildErrorException(error);
        }

        return model;
    }

    private static BuildError? Problem(string name, Model model) =>
        GraphVerifier.Verify(model) is { } problem ? BuildErrors.ModelInvalid.With(name, problem.Message) : null;

    /// <summary>The same for a model whose graph need not be valid.</summary>
    /// <inheritdoc cref="Read"/>
    public static Model ReadUnverified(string name, string path)
    {
        try
        {
            return ModelReader.Read(path);
        }
        catch (ModelFormatException e)
        {
            throw new BuildErrorException(Error(name, e));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new BuildErrorException(BuildErrors.ModelMissing.With(name, path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new BuildErrorException(BuildErrors.ModelUnreadable.With(name, e.Message));
        }
    }

    private static BuildError Error(string name, ModelFormatException e) => e.Kind switch
    {
        ModelFormatError.Empty => BuildErrors.ModelEmpty.With(name),
        ModelFormatError.NotOnnx => BuildErrors.ModelNotOnnx.With(name, e.Message),
        ModelFormatError.Truncated => BuildErrors.ModelTruncated.With(name, e.Message),
        ModelFormatError.ExternalData => BuildErrors.WeightsUnreadable.With(name, e.Message),
        _ => BuildErrors.ModelInvalid.With(name, e.Message),
    };
}
