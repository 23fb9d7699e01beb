using System.CommandLine;
using System.CommandLine.Help;
using BuildTimeML.Build;

namespace BuildTimeML.Tool.Commands;

/// <summary>The tool as people call it.</summary>
internal static class CommandLine
{
    /// <summary>The name that the package gives it.</summary>
    public const string ToolName = "buildtimeml";

    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    public static int Run(string[] arguments, TextWriter output)
    {
        ParseResult parsed = Create(output).Parse(arguments.Length == 0 ? ["--help"] : arguments);
        if (parsed.Errors.Count > 0)
        {
            foreach (string message in parsed.Errors.Select(e => e.Message).Distinct())
            {
                Console.Error.WriteLine($"error: {message}");
            }

            string command = parsed.CommandResult.Command is ToolCommand given ? $"{ToolName} {given.Name}" : ToolName;
            Console.Error.WriteLine($"'{command} --help' shows how it is called.");
            return ExitCodes.WrongArguments;
        }

        return parsed.Invoke(new InvocationConfiguration { ProcessTerminationTimeout = null, EnableDefaultExceptionHandler = false, Output = output });
    }

    private static RootCommand Create(TextWriter output)
    {
        var root = new RootCommand("Looks into ONNX models, optimises them as a build with BuildTimeML does, and measures them.")
        {
            new InspectCommand(output),
            new OptimizeCommand(output),
            new CompareCommand(output),
            new BenchCommand(output),
            new SuggestCommand(output),
            new PruneCommand(output),
            new DistillCommand(output),
            new TrainCommand(output),
        };
        HelpOption help = root.Options.OfType<HelpOption>().Single();
        help.Action = new HelpWithExamples((HelpAction)help.Action!);
        return root;
    }
}
