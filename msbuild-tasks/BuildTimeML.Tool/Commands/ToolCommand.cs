using System.CommandLine;
using BuildTimeML.Build;
using BuildTimeML.Runtime;
using BuildTimeML.Tool.Engine;
using BuildTimeML.Tool.Reports;
using BuildTimeML.Tool.Terminal;

namespace BuildTimeML.Tool.Commands;

/// <summary>A command: what all of them share is what they print, how they fail, and how they end when they are cancelled.</summary>
internal abstract class ToolCommand : Command
{
    private readonly TextWriter _output;
    private readonly Option<bool> _json = new("--json") { Description = "Print the result as JSON on standard output, and nothing else there" };

    private readonly Option<string> _engine = new("--engine")
    {
        Description = $"ONNX Runtime's native library [default: that of {EngineFinder.Variable}, or of the newest Microsoft.ML.OnnxRuntime in NuGet's folder]",
        HelpName = "PATH",
    };

    protected ToolCommand(string name, string description, TextWriter output)
        : base(name, description)
    {
        _output = output;
        SetAction(Run);
    }

    /// <summary>What stands behind the command's name.</summary>
    public abstract IReadOnlyList<string> Examples { get; }

    /// <summary>Adds the options that all commands have, which come last.</summary>
    protected void AddSharedOptions(bool runsModels)
    {
        if (runsModels)
        {
            Options.Add(_engine);
        }

        Options.Add(_json);
    }

    /// <summary>Has the engine loaded from where the option, the variable or NuGet's folder has it.</summary>
    /// <returns>The library.</returns>
    /// <exception cref="BuildErrorException">There is none, or none that can be loaded.</exception>
    protected string UseEngine(ParseResult parsed)
    {
        string path = EngineFinder.Find(parsed.GetValue(_engine));
        OnnxRuntimeEngine.LibraryPath = path;
        try
        {
            _ = OnnxRuntimeEngine.Version;
            return path;
        }
        catch (Exception e) when (e is EngineNotFoundException or DllNotFoundException or BadImageFormatException)
        {
            throw new BuildErrorException(BuildErrors.EngineUnusable.With(path, e.Message));
        }
    }

    /// <summary>The file that temporary files are put beside.</summary>
    protected virtual string TemporaryBeside(ParseResult parsed) => Path.Combine(Path.GetTempPath(), CommandLine.ToolName);

    /// <exception cref="BuildErrorException">It fails for a reason that the user can act on.</exception>
    /// <exception cref="UsageException">The arguments do not fit the model.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    protected abstract Report Execute(ParseResult parsed, CommandContext context);

    private int Run(ParseResult parsed)
    {
        bool json = parsed.GetValue(_json);
        using var progress = new ConsoleProgress(Console.Error, ConsoleStyle.OfStandardError());
        try
        {
            Report report = Execute(parsed, progress);
            progress.Dispose();
            _output.Write(json ? report.ToJson() : report.ToText());
            return ExitCodes.Done;
        }
        catch (OperationCanceledException)
        {
            return ExitCodes.Cancelled;
        }
        catch (UsageException e)
        {
            progress.Dispose();
            Console.Error.WriteLine($"error: {e.Message}");
            return ExitCodes.WrongArguments;
        }
        catch (BuildErrorException e)
        {
            return Fail(e.Errors, progress, json);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Fail([BuildErrors.ModelUnreadable.With(string.Join(' ', parsed.CommandResult.Tokens.Select(t => t.Value)), e.Message)], progress, json);
        }
    }

    private int Fail(IReadOnlyList<BuildError> errors, ConsoleProgress progress, bool json)
    {
        foreach (BuildError error in errors)
        {
            progress.Error(error);
        }

        if (json)
        {
            _output.Write(new ErrorReport([.. errors.Select(e => new CodedMessage(e.Code, e.Message))]).ToJson());
        }

        return ExitCodes.Failed;
    }

    private Report Execute(ParseResult parsed, ConsoleProgress progress)
    {
        string beside = TemporaryBeside(parsed);
        WorkFolder folder;
        try
        {
            folder = new WorkFolder(beside);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new BuildErrorException(BuildErrors.OutputNotWritten.With(beside, e.Message));
        }

        using (folder)
        using (var cancellation = new Cancellation(folder.Dispose))
        {
            return Execute(parsed, new CommandContext(progress, folder, cancellation.Token));
        }
    }
}
