using BuildTimeML.Manifest;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace BuildTimeML.Generator.Tests;

/// <summary>An additional file that is only in memory.</summary>
internal sealed class ManifestFile(string path, string text) : AdditionalText
{
    public override string Path => path;

    public static ManifestFile Of(ModelManifest manifest) => new($"obj/BuildTimeML/{manifest.Namespace}.{manifest.ClassName}.btml", ManifestWriter.Write(manifest));

    public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
}
