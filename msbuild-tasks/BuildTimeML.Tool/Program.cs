using System.Text;
using BuildTimeML.Compression.Evaluation;
using BuildTimeML.Tool.Worker;

namespace BuildTimeML.Tool;

internal static class Program
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    // What the worker does not need is in another class: builds wait for the worker's start.
    private static int Main(string[] arguments)
    {
        using var output = new StreamWriter(Console.OpenStandardOutput(), Utf8) { AutoFlush = true, NewLine = "\n" };
        return arguments switch
        {
            ["worker", var requestPath] => WorkerCommand.Run(requestPath, output),
            [MemoryMeter.Command, var requestPath] => MeasureMemoryCommand.Run(requestPath, output),
            _ => Commands.CommandLine.Run(arguments, output),
        };
    }
}
