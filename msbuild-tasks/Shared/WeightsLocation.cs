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

    /// <param name="modelPath">Where the model is.</param>
    /// <param name="modelName">Its name.</param>
    /// <param name="weightsName">That of the file of weights.</param>
    /// <returns>Where that file is.</returns>
    public static string PathOf(string modelPath, string modelName, string weightsName) => Path.Combine(Path.GetDirectoryName(modelPath)!, Of(modelName, weightsName));

    private static string FolderOf(string modelName) => modelName.Substring(0, modelName.LastIndexOf('/') + 1);
}
