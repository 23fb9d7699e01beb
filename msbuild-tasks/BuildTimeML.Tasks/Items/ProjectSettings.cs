namespace BuildTimeML.Tasks.Items;

/// <summary>What the items of a project share.</summary>
/// <param name="Directory">The project's folder, absolute.</param>
/// <param name="IntermediateDirectory">Where manifests, models and states are kept, absolute.</param>
/// <param name="RootNamespace">May hold characters that no namespace can.</param>
/// <param name="AssemblyName">Keeps the models of two assemblies apart in one output folder.</param>
internal sealed record ProjectSettings(string Directory, string IntermediateDirectory, string RootNamespace, string AssemblyName)
{
    /// <summary>What the file of the weights has after the name of the optimised model, where they lie in a file of their own.</summary>
    public const string WeightsExtension = ".data";

    /// <summary>What the compressed model, which goes into the assembly, has after the name of the optimised one.</summary>
    public const string CompressedExtension = ".br";

    public string Absolute(string path) => Path.GetFullPath(Path.Combine(Directory, path.Replace('\\', '/')));

    /// <summary>Where the application finds a model, relative to its own folder.</summary>
    public string AssetPath(string fullName) => $"BuildTimeML/{AssemblyName}/{fullName}.onnx";

    public string ManifestPath(string fullName) => Path.Combine(IntermediateDirectory, fullName + Manifest.ManifestFormat.Extension);

    public string OutputPath(string fullName) => Path.Combine(IntermediateDirectory, fullName + ".onnx");

    public string StatePath(string fullName) => Path.Combine(IntermediateDirectory, fullName + ".state");
}
