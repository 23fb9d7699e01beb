using System.Text;

namespace BuildTimeML.Tool;

internal static class Program
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    // What the worker does not need is in another class: builds wait for the worker's start.
    private static int Main(string[] arguments)
    {
        using var output = new StreamWriter(Console.OpenStandardOutput(), Utf8) { AutoFlush = true, NewLine = "\n" };
        return arguments is ["worker", var requestPath]
            ? WorkerCommand.Run(requestPath, output)
            : Commands.CommandLine.Run(arguments, output);
    }
}
