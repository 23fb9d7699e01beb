using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Serialization;

namespace BuildTimeML.Graph.Text;

/// <summary>
/// Reads what stands in front of a graph, <c>&lt;ir_version: 10, opset_import: ["": 21], producer_name: "pytorch", metadata_props: ["key": "value"]&gt;</c>,
/// and in front of a function, <c>&lt;domain: "com.example", overload: "half", opset_import: ["": 21]&gt;</c>. Entries may be left out.
/// </summary>
internal sealed class HeaderParser(TokenCursor cursor)
{
    public ModelHeader ReadModel()
    {
        var header = new ModelHeader(GraphTextReader.DefaultIrVersion, [new OpsetImport("", GraphTextReader.DefaultOpset)], ModelMetadata.None);
        Entries("ir_version, opset_import, producer_name, producer_version, domain, model_version, doc_string or metadata_props", key => header = key switch
        {
            "ir_version" => header with { IrVersion = cursor.Integer() },
            "opset_import" => header with { Opsets = Opsets() },
            "producer_name" => header with { Metadata = header.Metadata with { ProducerName = Text() } },
            "producer_version" => header with { Metadata = header.Metadata with { ProducerVersion = Text() } },
            "domain" => header with { Metadata = header.Metadata with { Domain = Text() } },
            "model_version" => header with { Metadata = header.Metadata with { ModelVersion = cursor.Integer() } },
            "doc_string" => header with { Metadata = header.Metadata with { Documentation = Text() } },
            "metadata_props" => header with { Metadata = header.Metadata with { Properties = cursor.List("[", "]", Property) } },
            _ => null!,
        });
        return header;
    }

    public FunctionHeader ReadFunction()
    {
        var header = new FunctionHeader("", "", [new OpsetImport("", GraphTextReader.DefaultOpset)]);
        Entries("domain, overload or opset_import", key => header = key switch
        {
            "domain" => header with { Domain = OpsetImports.Normalized(Text()) },
            "overload" => header with { Overload = Text() },
            "opset_import" => header with { Opsets = Opsets() },
            _ => null!,
        });
        return header;
    }

    private void Entries(string keys, Func<string, object?> set)
    {
        if (cursor.Is("<"))
        {
            cursor.List("<", ">", Entry);
        }

        int Entry()
        {
            GraphTextException unknown = cursor.Error($"{cursor.Current} is none of {keys}");
            string key = cursor.Name(keys);
            cursor.Expect(":");
            return set(key) is null ? throw unknown : 0;
        }
    }

    private List<OpsetImport> Opsets() => cursor.List("[", "]", () =>
    {
        string domain = cursor.Name("a domain");
        cursor.Expect(":");
        return new OpsetImport(domain, cursor.Integer());
    });

    private (string Key, string Value) Property()
    {
        string key = cursor.Name("a key");
        cursor.Expect(":");
        return (key, Text());
    }

    private string Text() => cursor.Name("a text");
}

internal sealed record ModelHeader(long IrVersion, List<OpsetImport> Opsets, ModelMetadata Metadata);

internal sealed record FunctionHeader(string Domain, string Overload, List<OpsetImport> Opsets);
