namespace BuildTimeML.Build;

/// <summary>The names of files that weights lie in: models call them by a location, relative to their own folder; messages and manifests call them as they call the model.</summary>
internal static class WeightsLocation
{
    /// <param name="modelName">For example <c>Models/net.onnx</c>.</param>
    /// <param name="location">For example <c>net.onnx.data</c>.</param>
    /// <returns>For example <c>Models/net.onnx.data</c>.</returns>
    public static string Name(string modelName, string location) => FolderOf(modelName) + location;

    /// <summary>The location that a name was made from.</summary>
    public static string Of(string modelName, string weightsName) => weightsName.Substring(FolderOf(modelName).Length);

    private static string FolderOf(string modelName) => modelName.Substring(0, modelName.LastIndexOf('/') + 1);
}
