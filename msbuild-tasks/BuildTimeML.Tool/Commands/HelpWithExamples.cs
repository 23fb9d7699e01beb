using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using BuildTimeML.Build;

namespace BuildTimeML.Tool.Commands;

/// <summary>What <c>--help</c> prints: the usual, and below it the command's examples and the exit codes.</summary>
internal sealed class HelpWithExamples(HelpAction usual) : SynchronousCommandLineAction
{
    // The same on every terminal, so that it can be read in a document too.
    private const int Width = 110;

    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        TextWriter output = parseResult.InvocationConfiguration.Output;
        output.Write(Usual(parseResult));
        if (parseResult.CommandResult.Command is ToolCommand command)
        {
            output.WriteLine($"Examples:\n{string.Join('\n', command.Examples.Select(e => $"  {CommandLine.ToolName} {command.Name} {e}"))}\n");
        }

        output.WriteLine("Exit codes:\n  0  done\n  1  failed: the message has a code, which docs/diagnostics.md explains\n  2  wrong arguments\n  130  cancelled");
        return ExitCodes.Done;
    }

    // The usual help calls the tool by its assembly.
    private string Usual(ParseResult parseResult)
    {
        InvocationConfiguration configuration = parseResult.InvocationConfiguration;
        TextWriter output = configuration.Output;
        using var text = new StringWriter();
        try
        {
            configuration.Output = text;
            usual.MaxWidth = Width;
            usual.Invoke(parseResult);
        }
        finally
        {
            configuration.Output = output;
        }

        string[] lines = text.ToString().Replace(RootCommand.ExecutableName, CommandLine.ToolName, StringComparison.Ordinal).ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
        return string.Concat(lines.Select(line => line.TrimEnd() + "\n")) + "\n";
    }
}
