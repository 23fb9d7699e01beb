using System.Text;
using BuildTimeML.Build;
using BuildTimeML.Tasks.Incremental;
using BuildTimeML.Tasks.Items;
using BuildTimeML.Tasks.Worker;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace BuildTimeML.Tasks;

/// <summary>
/// Has the models optimised by a worker in a process of its own: a crash of the engine ends in an error of the build, a
/// cancelled build stops at once, and no file stays locked. Starts none where nothing changed.
/// </summary>
[MSBuildMultiThreadableTask]
public sealed class OptimizeModels : ToolTask
{
    private const string FirstPhase = "starting";

    private readonly Dictionary<int, ResolvedModel> _pending = [];

    // Another build of the same project may be at work.
    private readonly string _requestName = $"worker.{Guid.NewGuid():N}{OutputFolder.RequestExtension}";

    private TextWriter _log = TextWriter.Null;
    private Action _onStart = () => { };
    private string _tool = "";
    private CacheSettings? _cache;
    private LockRequest? _lock;
    private ResolvedModel? _current;
    private string _phase = FirstPhase;
    private TimeSpan _timeout;
    private int _failures;
    private ReportRequest? _report;

    /// <summary>The items as <see cref="ReadModelSignatures"/> resolved them.</summary>
    [Required]
    public ITaskItem[] Models { get; set; } = [];

    [Required]
    public string ProjectDirectory { get; set; } = "";

    /// <summary>For the report.</summary>
    public string ProjectName { get; set; } = "";

    [Required]
    public string IntermediateDirectory { get; set; } = "";

    /// <summary>The worker's assembly.</summary>
    [Required]
    public string WorkerPath { get; set; } = "";

    /// <summary>The native files of the application's packages, among them perhaps ONNX Runtime.</summary>
    public ITaskItem[] PackageFiles { get; set; } = [];

    /// <summary>ONNX Runtime for this machine, where no package brings it.</summary>
    public string EnginePath { get; set; } = "";

    /// <summary>The machine's portable runtime identifier.</summary>
    [Required]
    public string HostRuntimeIdentifier { get; set; } = "";

    /// <summary>The version that the message about a missing engine proposes.</summary>
    public string EngineVersion { get; set; } = "";

    /// <summary>Whether models are taken from the user's cache of optimised models, and kept there.</summary>
    public bool UseCache { get; set; } = true;

    /// <summary>Where that is, relative to the project; empty for the system's folder for caches.</summary>
    public string CacheDirectory { get; set; } = "";

    /// <summary>The most it may take, such as "2 GB".</summary>
    public string CacheMaxSize { get; set; } = "";

    /// <summary>Whether there is a lock file: "true", "Check" or "false".</summary>
    public string Lock { get; set; } = "";

    /// <summary>The lock file, relative to the project.</summary>
    public string LockFile { get; set; } = "";

    /// <summary>How far a build may come from it, as <see cref="Build.LockTolerances.Parse"/> reads it.</summary>
    public string LockTolerances { get; set; } = "";

    /// <summary>How long the work on one model may take, such as "10 min"; empty for as long as it needs.</summary>
    public string ModelTimeout { get; set; } = "";

    /// <summary>Whether the build writes a report of what it made.</summary>
    public bool Report { get; set; }

    /// <summary>"Check" where a model that would have to be trained is an error; otherwise it is trained.</summary>
    public string Training { get; set; } = "";

    /// <summary>Whether models are only trained, those that are to be, and not built.</summary>
    public bool TrainOnly { get; set; }

    /// <summary>The most bytes that all models may take together, such as "20 MB"; empty for any number.</summary>
    public string MaxTotalSize { get; set; } = "";

    protected override string ToolName => "dotnet";

    protected override Encoding StandardOutputEncoding => Encoding.UTF8;

    protected override Encoding StandardErrorEncoding => Encoding.UTF8;

    protected override MessageImportance StandardOutputLoggingImportance => MessageImportance.Low;

    protected override MessageImportance StandardErrorLoggingImportance => MessageImportance.Low;

    private string Folder => Path.Combine(ProjectDirectory, IntermediateDirectory);

    private string RequestPath => Path.Combine(Folder, _requestName);

    private string LogPath => Path.Combine(Folder, "worker.log");

    public override bool Execute()
    {
        if (!File.Exists(WorkerPath))
        {
            return Fail(BuildErrors.WorkerNotStarted.With(WorkerPath, GenerateFullPathToTool(), "the file does not exist"));
        }

        foreach (EngineConflict conflict in Models.Length > 0 ? EngineConflict.Find(PackageFiles) : [])
        {
            Log.LogCodedWarning(Models[0], conflict.ToWarning());
        }

        // The engine has a part in what is made: another version may make another graph.
        string? engine = EngineLocator.Find(PackageFiles, EnginePath, HostRuntimeIdentifier);
        _tool = WorkerIdentity.Of(WorkerPath) + (engine is null ? "" : $" {SourceFile.Stamp(engine)}");
        if (TrainOnly)
        {
            return Guard(() => Train(engine));
        }

        TaskMemory memory = Remember();
        return memory.Recall() is not null || Guard(() => Optimize(memory, engine));
    }

    private bool Train(string? engine)
    {
        foreach (ResolvedModel model in Models.Select(item => new ResolvedModel(item)).Where(m => m.IsTrained && m.Provider.Length == 0 && HasData(m)))
        {
            _pending.Add(_pending.Count, model);
        }

        return (_pending.Count == 0 || Run(engine)) && !Log.HasLoggedErrors;
    }

    private bool Optimize(TaskMemory memory, string? engine)
    {
        _cache = SharedFiles.Cache(ProjectDirectory, UseCache, CacheDirectory, CacheMaxSize);
        _lock = SharedFiles.Lock(Path.Combine(ProjectDirectory, LockFile), Lock, LockTolerances);
        long? mostTotal = CostMetadata.ReadSize(TotalSize.Property, MaxTotalSize);
        List<ResolvedModel> models = [.. Models.Select(item => new ResolvedModel(item))];
        bool joined = !OutputFolder.RemoveStrangers(Folder, models, Report);
        _report = Report ? new ReportRequest(ProjectName, Folder, [.. models.Select(m => m.Report)]) : null;
        foreach (ResolvedModel model in models.Where(model => HasData(model) && !model.IsUpToDate(ToolOf(model))))
        {
            _pending.Add(_pending.Count, model);
        }

        // Reports are there, and what joins them is not, or names a model that is gone.
        bool join = _report is not null && models.Any(m => File.Exists(m.Report)) && !(joined && File.Exists(_report.HtmlPath));
        if (((_pending.Count > 0 || join) && !Run(engine)) || Log.HasLoggedErrors)
        {
            return false;
        }

        VariantManifests.Join(models);
        if (TotalSize.Check(models, mostTotal) is { } over)
        {
            return Fail(over.Largest, over.Error);
        }

        if (!Array.Exists(Models, TaskMemory.HasPatterns))
        {
            memory.Keep(models.SelectMany(m => m.Files).Concat(new[] { _report?.HtmlPath, _lock?.Path }.OfType<string>().Select(f => (f, SourceFile.Stamp(f)))), [""]);
        }

        return true;
    }

    private bool Guard(Func<bool> work)
    {
        try
        {
            _timeout = WorkerWatch.Read(ModelTimeout);
            return work();
        }
        catch (BuildErrorException e)
        {
            return Fail(e.Error);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Fail(BuildErrors.OutputNotWritten.With(Folder, e.Message));
        }
    }

    private TaskMemory Remember()
    {
        var memory = new TaskMemory(Path.Combine(Folder, "models.memory"));
        foreach (string value in new[] { _tool, ModelTimeout, CacheMaxSize, Lock, LockTolerances, MaxTotalSize, Training, Report ? "report" : "" })
        {
            memory.Ask(value);
        }

        memory.Ask(Models);
        return memory;
    }

    protected override string GenerateFullPathToTool() =>
        Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } host ? host : ToolExe;

    protected override string GenerateCommandLineCommands()
    {
        var arguments = new CommandLineBuilder();
        arguments.AppendSwitch("exec");
        arguments.AppendFileNameIfNotNull(WorkerPath);
        arguments.AppendSwitch("worker");
        arguments.AppendFileNameIfNotNull(RequestPath);
        return arguments.ToString();
    }

    protected override string GetWorkingDirectory() => ProjectDirectory;

    protected override void LogEventsFromTextOutput(string singleLine, MessageImportance messageImportance)
    {
        _log.WriteLine(singleLine);
        if (WorkerEvent.TryParse(singleLine) is not { } message || !_pending.TryGetValue(message.ItemId, out ResolvedModel? model))
        {
            Log.LogMessage(messageImportance, "{0}", singleLine);
            return;
        }

        switch (message.Kind)
        {
            case WorkerEventKind.Start:
                (_current, _phase) = (model, FirstPhase);
                _onStart();
                break;
            case WorkerEventKind.Error:
                _failures++;
                _current = null;
                Log.LogCodedError(model.Item, new BuildError(message.Code, message.Text));
                break;
            case WorkerEventKind.Warning:
                Log.LogCodedWarning(model.Item, new BuildError(message.Code, message.Text));
                break;
            case WorkerEventKind.Done when TrainOnly:
                _current = null;
                break;
            case WorkerEventKind.Done:
                _current = null;
                model.SaveState(ToolOf(model));
                Log.LogMessage(MessageImportance.High, "{0} -> {1}", model.Item.ItemSpec, model.Describe());
                break;
            default:
                _phase = message.Kind == WorkerEventKind.Progress ? message.Text : _phase;
                Log.LogMessage(message.Kind == WorkerEventKind.Info ? MessageImportance.High : MessageImportance.Normal, "{0}: {1}", model.Item.ItemSpec, message.Text);
                break;
        }
    }

    protected override bool HandleTaskExecutionErrors()
    {
        if (ExitCode == ExitCodes.Cancelled || (ExitCode == ExitCodes.Failed && _failures > 0))
        {
            return false;
        }

        ITaskItem item = _current?.Item ?? Models[0];
        string reason = WorkerExit.Describe(ExitCode);
        Log.LogCodedError(item, WorkerExit.MayBeOutOfMemory(ExitCode)
            ? BuildErrors.OutOfMemory.With(item.ItemSpec, $"{reason}; phase: {_phase}; the log is '{LogPath}'")
            : BuildErrors.WorkerCrashed.With(ExitCode, reason, item.ItemSpec, _phase, LogPath));
        return false;
    }

    // An item whose samples are not found does not keep the others from being made.
    private bool HasData(ResolvedModel model)
    {
        try
        {
            model.FindData(ProjectDirectory);
            return true;
        }
        catch (BuildErrorException e)
        {
            Log.LogCodedError(model.Item, e.Error);
            return false;
        }
    }

    private bool Run(string? engine)
    {
        if (engine is null)
        {
            return Fail(BuildErrors.EngineNotFound.With(HostRuntimeIdentifier, EngineVersion, EngineLibrary.FileName(HostRuntimeIdentifier)));
        }

        WriteRequest(engine);
        try
        {
            using (_log = WorkerLog.Create(LogPath))
            using (var watch = new WorkerWatch(_timeout, Cancel))
            {
                _onStart = watch.Restart;
                bool done = base.Execute();
                return watch.HasExpired ? FailOnTime() : done;
            }
        }
        finally
        {
            File.Delete(RequestPath);
            OutputFolder.RemoveTemporaries(Folder);
            TellReport();
        }
    }

    private bool FailOnTime()
    {
        ITaskItem item = _current?.Item ?? Models[0];
        Log.LogCodedError(item, BuildErrors.WorkerTimedOut.With(item.ItemSpec, ModelTimeout, _phase, LogPath));
        return false;
    }

    private void TellReport()
    {
        if (_report is not null && _pending.Count > 0 && File.Exists(_report.HtmlPath))
        {
            Log.LogMessage(MessageImportance.High, "report -> {0}", _report.HtmlPath);
        }
    }

    private void WriteRequest(string engine)
    {
        var request = new WorkerRequest(engine, [.. _pending.Select(p => ToWorkerItem(p.Key, p.Value))])
        {
            Report = _report,
            Cache = _cache,
            Lock = _lock,
        };
        AtomicFile.WriteIfDifferent(RequestPath, request.Write());
    }

    private WorkerItem ToWorkerItem(int id, ResolvedModel model)
    {
        WorkerItem item = model.ToWorkerItem(id, Report);
        return item with { Training = item.Training with { IsCheck = string.Equals(Training.Trim(), "Check", StringComparison.OrdinalIgnoreCase), IsOnly = TrainOnly } };
    }

    // What the lock file says of a model decides what becomes of it.
    private string ToolOf(ResolvedModel model) => _lock is null ? _tool : $"{_tool} {_lock.IsCheck} {_lock.Tolerances} {Build.LockFile.TextOf(_lock.Path, model.LockName)}";

    private bool Fail(BuildError error) => Fail(Models[0], error);

    private bool Fail(ITaskItem item, BuildError error)
    {
        Log.LogCodedError(item, error);
        return false;
    }
}
