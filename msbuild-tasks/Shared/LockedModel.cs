using System.Globalization;
using BuildTimeML.Manifest;
using static BuildTimeML.Manifest.Record;

namespace BuildTimeML.Build;

/// <summary>What a lock file says of one model: what it was made from, what it became, and what was measured of it. Its lines are its text.</summary>
/// <param name="Name">The class with its namespace, for a variant with its provider.</param>
/// <param name="Source">A hash of the original.</param>
/// <param name="Data">A hash of the samples; empty where there are none.</param>
/// <param name="Options">A hash of what the item asks for.</param>
/// <param name="Tool">A hash of BuildTimeML itself.</param>
/// <param name="Engine">The version of ONNX Runtime.</param>
/// <param name="Precision">What is shipped.</param>
/// <param name="KeptFloat">The layers of it that stayed in float32 to keep a budget.</param>
/// <param name="Size">In bytes.</param>
internal sealed record LockedModel(
    string Name, string Source, string Data, string Options, string Tool, string Engine, string Precision, EquatableArray<string> KeptFloat, long Size)
{
    private const string Header = "model";

    /// <summary>In percent.</summary>
    public decimal? Agreement { get; init; }

    /// <summary>In percent.</summary>
    public decimal? Accuracy { get; init; }

    /// <summary>In dB.</summary>
    public decimal? Sqnr { get; init; }

    /// <summary>The time by that of the float model.</summary>
    public decimal? Latency { get; init; }

    /// <summary>Whether the other was asked for the same: what BuildTimeML and the engine are left aside.</summary>
    public bool HasInputsOf(LockedModel other) => (Source, Data, Options) == (other.Source, other.Data, other.Options);

    /// <summary>Whether the other was made by the same, too.</summary>
    public bool HasToolOf(LockedModel other) => (Tool, Engine) == (other.Tool, other.Engine);

    public IEnumerable<IEnumerable<Token>> Write()
    {
        yield return [];
        yield return [Word(Header), Text(Name)];
        yield return [Word("source"), Word(Source)];
        if (Data.Length > 0)
        {
            yield return [Word("data"), Word(Data)];
        }

        yield return [Word("options"), Word(Options)];
        yield return [Word("tool"), Word(Tool)];
        yield return [Word("engine"), Word(Engine)];
        yield return [Word("precision"), Word(Precision)];
        foreach (string layer in KeptFloat)
        {
            yield return [Word("float32"), Text(layer)];
        }

        yield return [Word("size"), Number(Size)];
        foreach ((string keyword, decimal? number) in new[] { ("agreement", Agreement), ("accuracy", Accuracy), ("sqnr", Sqnr), ("latency", Latency) })
        {
            if (number is { } measured)
            {
                yield return [Word(keyword), Word(measured.ToString(CultureInfo.InvariantCulture))];
            }
        }
    }

    /// <summary>Reads all models of a file.</summary>
    /// <exception cref="RecordException">A line cannot be read.</exception>
    public static IEnumerable<LockedModel> ReadAll(IEnumerable<Record> records)
    {
        LockedModel? model = null;
        foreach (Record record in records)
        {
            if (record.Keyword == Header)
            {
                if (model is not null)
                {
                    yield return model;
                }

                model = new LockedModel(record.String(), "", "", "", "", "", "", EquatableArray<string>.Empty, 0);
            }
            else
            {
                model = With(model ?? throw record.Error($"'{record.Keyword}' stands before '{Header}'"), record);
            }
        }

        if (model is not null)
        {
            yield return model;
        }
    }

    private static LockedModel With(LockedModel model, Record record) => record.Keyword switch
    {
        "source" => model with { Source = record.String() },
        "data" => model with { Data = record.String() },
        "options" => model with { Options = record.String() },
        "tool" => model with { Tool = record.String() },
        "engine" => model with { Engine = record.String() },
        "precision" => model with { Precision = record.String() },
        "float32" => model with { KeptFloat = model.KeptFloat.Append(record.String()).ToEquatableArray() },
        "size" => model with { Size = record.Integer() },
        "agreement" => model with { Agreement = Decimal(record) },
        "accuracy" => model with { Accuracy = Decimal(record) },
        "sqnr" => model with { Sqnr = Decimal(record) },
        "latency" => model with { Latency = Decimal(record) },
        _ => throw record.Error($"'{record.Keyword}' is not known"),
    };

    private static decimal Decimal(Record record) =>
        decimal.TryParse(record.String(), NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out decimal number)
            ? number
            : throw record.Error($"the number of '{record.Keyword}' cannot be read");
}
