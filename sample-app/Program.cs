using HeadlineClassifier;

if (args is ["--help" or "-h" or "-?"])
{
    Console.WriteLine(Usage.Text);
    return 0;
}

if (args.FirstOrDefault(a => a.StartsWith('-')) is { } option)
{
    Console.Error.WriteLine($"The option '{option}' is not known.{Environment.NewLine}{Environment.NewLine}{Usage.Text}");
    return 2;
}

using var classifier = new Classifier();
if (args.Length > 0)
{
    classifier.Explain(string.Join(' ', args), Console.Out);
    Console.WriteLine();
    Console.WriteLine(classifier.Summary);
    return 0;
}

if (Console.IsInputRedirected)
{
    while (Console.In.ReadLine() is { } line)
    {
        classifier.Classify(line, Console.Out);
    }

    Console.Error.WriteLine(classifier.Summary);
    return 0;
}

Console.WriteLine(classifier.Summary);
Console.WriteLine("Type a headline and press Enter; an empty line ends.");
while (Prompt() is { Length: > 0 } line)
{
    classifier.Explain(line, Console.Out);
}

return 0;

static string? Prompt()
{
    Console.Write("> ");
    return Console.In.ReadLine();
}
