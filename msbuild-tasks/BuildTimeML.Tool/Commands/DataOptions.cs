using System.CommandLine;
using BuildTimeML.Tasks.Items;

namespace BuildTimeML.Tool.Commands;

/// <summary>The options that say what a model is run on.</summary>
internal sealed class DataOptions
{
    private const string What = "Files of real inputs, with ';' between patterns, as in \"data/**/*.npy\"";

    private readonly Option<string> _data = new("--data") { HelpName = "GLOB" };

    private readonly MetadataOptions _metadata = MetadataOptions.Of(ItemNames.Preprocess, ItemNames.OptionalInputs);

    private readonly Option<string> _dimensions = new("--dimensions")
    {
        Description = "How large named dimensions are in synthetic inputs, as in \"batch=8;sequence=48\" [default: 1 each]",
        HelpName = "VALUE",
    };

    public void AddTo(Command command, bool isRequired = false)
    {
        _data.Required = isRequired;
        _data.Description = isRequired ? What : $"{What} [default: synthetic inputs]";
        command.Options.Add(_data);
        if (!isRequired)
        {
            command.Options.Add(_dimensions);
        }

        _metadata.AddTo(command);
    }

    public bool HasData(ParseResult parsed) => parsed.GetValue(_data) is not null;

    /// <summary>What was given, as metadata of an item.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="dataName">The metadata that the files are: to calibrate with, or to evaluate on.</param>
    public Dictionary<string, string> Read(ParseResult parsed, string dataName)
    {
        Dictionary<string, string> metadata = _metadata.Read(parsed);
        metadata[dataName] = parsed.GetValue(_data) ?? "";
        metadata[ItemNames.MaxDimensions] = parsed.GetValue(_dimensions) ?? "";
        return metadata;
    }
}
