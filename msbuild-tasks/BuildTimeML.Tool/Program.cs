using System.Text;

namespace BuildTimeML.Tool;

internal static class Program
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private static int Main(string[] arguments)
    {
        using var output = new StreamWriter(Console.OpenStandardOutput(), Utf8) { AutoFlush = true, NewLine = "\n" };
        switch (arguments)
        {
            case ["worker", var requestPath]:
                return WorkerCommand.Run(requestPath, output);
            case [] or ["--help"]:
                output.WriteLine(Usage);
                return ExitCodes.Done;
            default:
                Console.Error.WriteLine($"'{string.Join(' ', arguments)}' is not understood.\n\n{Usage}");
                return ExitCodes.WrongArguments;
        }
    }

    private const string Usage = """
        The worker of BuildTimeML. The build starts it; it is not meant to be called by hand.

        usage: dotnet BuildTimeML.Tool.dll worker REQUEST_FILE

        Optimises the models that the file lists and prints an event per line.
        It ends with 0 when all models are done, 1 when one failed, 130 when it was cancelled.
        """;
}
