using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Passes;

/// <summary>The operators that ONNX Runtime has beside the standard.</summary>
internal static class MicrosoftDomain
{
    public const string Name = "com.microsoft";

    /// <summary>Lets the model use them.</summary>
    public static void Import(Model model)
    {
        if (model.OpsetVersion(Name) is null)
        {
            model.Opsets.Add(new OpsetImport(Name, 1));
        }
    }
}
