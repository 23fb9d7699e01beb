using System.CommandLine;
using BuildTimeML.Compression.Reporting;
using BuildTimeML.Tasks.Items;

namespace BuildTimeML.Tool.Commands;

/// <summary>Options that are the metadata of an item, in kebab case: what a value means, and what is wrong with one, is the same as in a project.</summary>
internal sealed class MetadataOptions
{
    private readonly Dictionary<string, Option<string>> _options;

    /// <param name="names">Of the metadata.</param>
    private MetadataOptions(IEnumerable<string> names) => _options = names.ToDictionary(n => n, n => new Option<string>(CommandLines.Option(n)) { Description = MetadataDescriptions.All[n], HelpName = "VALUE" });

    /// <summary>Every one that makes sense without a project.</summary>
    public static MetadataOptions All() => new(ItemNames.Metadata.Except(CommandLines.OfTheClass));

    public static MetadataOptions Of(params string[] names) => new(names);

    public void AddTo(Command command)
    {
        foreach (Option<string> option in _options.Values)
        {
            command.Options.Add(option);
        }
    }

    /// <summary>The values that were given, by the names of the metadata.</summary>
    public Dictionary<string, string> Read(ParseResult parsed) => _options
        .Select(o => (Name: o.Key, Value: parsed.GetValue(o.Value)))
        .Where(o => o.Value is not null)
        .ToDictionary(o => o.Name, o => o.Value!);
}
