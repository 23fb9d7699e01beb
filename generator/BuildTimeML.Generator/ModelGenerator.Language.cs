using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace BuildTimeML.Generator;

public sealed partial class ModelGenerator
{
    /// <summary>The version of C# that generated code is written in.</summary>
    private static class Language
    {
        // The compiler that this is built with has no name for it yet.
        private const LanguageVersion CSharp13 = (LanguageVersion)1300;

        public static bool IsTooOld(ParseOptions options) => options is CSharpParseOptions { LanguageVersion: < CSharp13 };

        /// <summary>Nothing else is worth saying then.</summary>
        public static IEnumerable<DiagnosticInfo> Report(IReadOnlyList<ModelResult> models) => models.Count > 0
            ? [DiagnosticInfo.Create(DiagnosticDescriptors.LanguageTooOld, place: null)]
            : [];
    }
}
