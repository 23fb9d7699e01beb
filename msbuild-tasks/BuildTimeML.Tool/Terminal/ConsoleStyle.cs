namespace BuildTimeML.Tool.Terminal;

/// <summary>What standard error can show.</summary>
/// <param name="IsTerminal">Whether a line can be drawn anew there.</param>
/// <param name="HasColor">Whether it shows colours, and nobody asked for none.</param>
/// <param name="Width">Of a line, in characters.</param>
internal sealed record ConsoleStyle(bool IsTerminal, bool HasColor, int Width)
{
    private const int UsualWidth = 80;

    public static ConsoleStyle OfStandardError()
    {
        bool isTerminal = !Console.IsErrorRedirected && Environment.GetEnvironmentVariable("TERM") != "dumb";
        return new ConsoleStyle(isTerminal, isTerminal && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")), isTerminal ? WidthOfWindow() : UsualWidth);
    }

    public string Error(string text) => Colored(text, "31");

    public string Warning(string text) => Colored(text, "33");

    private string Colored(string text, string color) => HasColor ? $"\e[1;{color}m{text}\e[0m" : text;

    private static int WidthOfWindow()
    {
        try
        {
            return Console.WindowWidth is > 20 and var width ? width : UsualWidth;
        }
        catch (IOException)
        {
            return UsualWidth;
        }
    }
}
