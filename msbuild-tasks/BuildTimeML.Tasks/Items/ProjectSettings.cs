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

    /// <summary>Where training keeps its files, absolute.</summary>
    public string TrainingDirectory { get; init; } = IntermediateDirectory;

    public string Absolute(string path) => Path.GetFullPath(Path.Combine(Directory, path.Replace('\\', '/')));

    /// <summary>What the files of a model are called, without their extensions. No class has a name with '-' in it.</summary>
    /// <param name="fullName">The class with its namespace.</param>
    /// <param name="provider">Of a variant; empty for the item's own model.</param>
    public static string FileName(string fullName, string provider) => provider.Length == 0 ? fullName : $"{fullName}-{provider}";

    /// <summary>Where the application finds a model, relative to its own folder.</summary>
    public string AssetPath(string fileName) => $"BuildTimeML/{AssemblyName}/{fileName}.onnx";

    public string ManifestPath(string fileName) => Path.Combine(IntermediateDirectory, fileName + Manifest.ManifestFormat.Extension);

    public string OutputPath(string fileName) => Path.Combine(IntermediateDirectory, fileName + ".onnx");

    public string StatePath(string fileName) => Path.Combine(IntermediateDirectory, fileName + ".state");

    /// <summary>Where a trained model is kept that the item gives no place: not with what <c>dotnet clean</c> takes out, and shared by all configurations and frameworks.</summary>
    public string TrainedPath(string fileName) => Path.Combine(TrainingDirectory, fileName + ".onnx");

    public string CheckpointPath(string fileName) => Path.Combine(TrainingDirectory, fileName + ".checkpoint");

    public string ReportPath(string fileName) => Path.Combine(IntermediateDirectory, fileName + Build.ReportRequest.ModelExtension);
}
