using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace BuildTimeML.Generator;

public sealed partial class ModelGenerator
{
    /// <summary>The files that a model gives.</summary>
    private static class Sources
    {
        public static IEnumerable<SourceInfo> Of(ModelResult model, bool hasServices, bool isLanguageTooOld)
        {
            if (model.Class is not { } info || isLanguageTooOld)
            {
                yield break;
            }

            yield return new SourceInfo($"{model.HintName}.g.cs", model.Path, SourcePart.Class, info);
            if (info.Manifest.HasFake)
            {
                yield return new SourceInfo($"{model.HintName}.Fake.g.cs", model.Path, SourcePart.Fake, info);
            }

            if (hasServices)
            {
                yield return new SourceInfo($"{model.HintName}.Services.g.cs", model.Path, SourcePart.Services, info);
            }
        }

        public static void Emit(SourceProductionContext context, SourceInfo source)
        {
            try
            {
                string text = source.Part switch
                {
                    SourcePart.Fake => Fake.Write(source.Class),
                    SourcePart.Services => Services.Write(source.Class),
                    _ => Class.Write(source.Class),
                };
                context.AddSource(source.HintName, SourceText.From(text, Encoding.UTF8));
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                context.ReportDiagnostic(DiagnosticInfo.Failure(source.Path, e).ToDiagnostic());
            }
        }
    }
}
