using BuildTimeML.Build;
using BuildTimeML.Tasks.Incremental;
using BuildTimeML.Tasks.Items;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using Task = Microsoft.Build.Utilities.Task;

namespace BuildTimeML.Tasks;

/// <summary>
/// Reads the signature of every model and writes its manifest, so that the generator has the types before anything was
/// compressed, in the editor too. A complete manifest that still says the same is left alone.
/// </summary>
[MSBuildMultiThreadableTask]
public sealed class ReadModelSignatures : Task
{
    /// <summary>The OptimizedModel items.</summary>
    [Required]
    public ITaskItem[] Models { get; set; } = [];

    [Required]
    public string ProjectDirectory { get; set; } = "";

    [Required]
    public string IntermediateDirectory { get; set; } = "";

    [Required]
    public string AssemblyName { get; set; } = "";

    public string RootNamespace { get; set; } = "";

    /// <summary>Such as <c>.NETCoreApp,Version=v10.0</c>; empty where nobody says it.</summary>
    public string TargetFrameworkMoniker { get; set; } = "";

    /// <summary>The project's language, such as <c>C#</c>.</summary>
    public string Language { get; set; } = "C#";

    /// <summary>Where training keeps its files.</summary>
    public string TrainingDirectory { get; set; } = "";

    /// <summary>In the editor's builds errors become warnings: the editor must go on, and the real build will fail.</summary>
    public bool DesignTime { get; set; }

    /// <summary>The items that could be read, each with the paths of its files.</summary>
    [Output]
    public ITaskItem[] Resolved { get; set; } = [];

    /// <summary>The same for each variant of those items.</summary>
    [Output]
    public ITaskItem[] Variants { get; set; } = [];

    /// <summary>The files that models are made of besides their own: weights, labels and samples.</summary>
    [Output]
    public ITaskItem[] Inputs { get; set; } = [];

    public override bool Execute()
    {
        TaskMemory memory = Remember();
        if (memory.Recall() is { } answer)
        {
            (Resolved, Variants, Inputs) = SignatureMemory.Read(Models, answer);
            return true;
        }

        return Read(memory);
    }

    private bool Read(TaskMemory memory)
    {
        var project = new ProjectSettings(ProjectDirectory, Path.Combine(ProjectDirectory, IntermediateDirectory), RootNamespace, AssemblyName)
        {
            TrainingDirectory = Path.Combine(ProjectDirectory, TrainingDirectory.Length > 0 ? TrainingDirectory : IntermediateDirectory),
        };
        var resolved = new List<KeyValuePair<int, ITaskItem>>();
        var variants = new List<KeyValuePair<int, ITaskItem>>();
        var inputs = new List<string>();
        var names = new Dictionary<string, ITaskItem>(StringComparer.OrdinalIgnoreCase);
        if (Models.Length > 0 && !TargetFramework.RunsClasses(TargetFrameworkMoniker))
        {
            Report(Models[0], BuildErrors.TargetFrameworkTooOld.With(TargetFrameworkMoniker, Models[0].ItemSpec));
            return !Log.HasLoggedErrors;
        }

        var before = Models.Select(m => project.Absolute(m.ItemSpec)).Distinct(StringComparer.Ordinal).ToDictionary(p => p, SourceFile.Stamp);
        bool toldNothing = true;
        for (int i = 0; i < Models.Length; i++)
        {
            ITaskItem item = Models[i];
            foreach ((string name, BuildError warning) in UnknownMetadata.Find(item))
            {
                toldNothing = false;
                Log.LogCodedWarning(item, warning, name);
            }

            try
            {
                ModelItem model = ModelItem.Read(item, project);
                if (names.TryGetValue(model.FullName, out ITaskItem? first))
                {
                    throw new BuildErrorException(BuildErrors.DuplicateClass.With(first.ItemSpec, item.ItemSpec, model.FullName));
                }

                names.Add(model.FullName, item);
                resolved.Add(new(i, ResolvedItem.Write(model, project, provider: "", model.Manifest)));
                foreach (ModelVariant variant in model.Variants)
                {
                    variants.Add(new(i, ResolvedItem.Write(model, project, variant.Provider, model.Manifest with { Precision = variant.Precision })));
                }

                inputs.AddRange(InputFiles.Of(model, project));
            }
            catch (BuildErrorException e)
            {
                toldNothing = false;
                Report(item, e.Error);
            }
        }

        Resolved = [.. resolved.Select(r => r.Value)];
        Variants = [.. variants.Select(v => v.Value)];
        if (Resolved.Length > 0 && Language != "C#" && !DesignTime)
        {
            Log.LogCodedWarning(Resolved[0], BuildErrors.NoClassInThisLanguage.With(Resolved[0].ItemSpec, Language));
        }

        Inputs = [.. inputs.Distinct(StringComparer.Ordinal).Select(path => new TaskItem(path))];
        if (toldNothing && Language == "C#" && !Array.Exists(Models, TaskMemory.HasPatterns))
        {
            memory.Keep(SignatureMemory.Files([.. Resolved, .. Variants], Inputs, before), SignatureMemory.Write(resolved, variants, Inputs));
        }

        return !Log.HasLoggedErrors;
    }

    private TaskMemory Remember()
    {
        var memory = new TaskMemory(Path.Combine(ProjectDirectory, IntermediateDirectory, "signatures.memory"));
        foreach (string value in new[] { ProjectDirectory, IntermediateDirectory, TrainingDirectory, RootNamespace, AssemblyName, TargetFrameworkMoniker, Language })
        {
            memory.Ask(value);
        }

        memory.Ask(Models);
        return memory;
    }

    private void Report(ITaskItem item, BuildError error)
    {
        if (DesignTime)
        {
            Log.LogCodedWarning(item, error);
        }
        else
        {
            Log.LogCodedError(item, error);
        }
    }
}
