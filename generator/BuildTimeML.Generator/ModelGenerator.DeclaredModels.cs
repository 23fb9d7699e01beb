using BuildTimeML.Manifest;

namespace BuildTimeML.Generator;

public sealed partial class ModelGenerator
{
    /// <summary>Which model each declared class is to run.</summary>
    private sealed class DeclaredModels
    {
        private readonly Dictionary<string, DeclaredClass> _owners = new(StringComparer.Ordinal);
        private readonly List<DiagnosticInfo> _diagnostics = [];

        public DeclaredModels(IReadOnlyList<ParsedManifest> manifests, IReadOnlyList<DeclaredClass> declared)
        {
            ParsedManifest[] readable = [.. manifests.Where(manifest => manifest.Manifest is not null)];
            foreach (DeclaredClass candidate in declared)
            {
                ParsedManifest[] matches = Find(readable, candidate.Model);
                if (matches.Length != 1)
                {
                    _diagnostics.Add(matches.Length == 0 ? NoModel(candidate, readable) : Ambiguous(candidate, matches));
                }
                else if (_owners.TryGetValue(matches[0].Path, out DeclaredClass? first))
                {
                    _diagnostics.Add(DiagnosticInfo.Create(
                        DiagnosticDescriptors.ModelDeclaredTwice, candidate.Argument, candidate.Name, PathOf(matches[0]), first.Name));
                }
                else
                {
                    _owners.Add(matches[0].Path, candidate);
                }
            }
        }

        /// <summary>Declarations that no model can be generated for.</summary>
        public IReadOnlyList<DiagnosticInfo> Diagnostics => _diagnostics;

        public DeclaredClass? OwnerOf(ParsedManifest manifest) => _owners.TryGetValue(manifest.Path, out DeclaredClass? owner) ? owner : null;

        /// <summary>By the path of the item; where none has it, by the name of the file.</summary>
        private static ParsedManifest[] Find(ParsedManifest[] manifests, string model)
        {
            string path = Normalize(model);
            ParsedManifest[] exact = [.. manifests.Where(manifest => PathOf(manifest) == path)];
            return exact.Length > 0 ? exact : [.. manifests.Where(manifest => FileName(PathOf(manifest)) == path)];
        }

        private static DiagnosticInfo NoModel(DeclaredClass candidate, ParsedManifest[] manifests)
        {
            string path = Normalize(candidate.Model);
            string[] paths = [.. manifests.Select(PathOf).Distinct()];
            string? nearest = paths
                .OrderBy(known => Math.Min(EditDistance.Of(known, path), EditDistance.Of(FileName(known), FileName(path))))
                .FirstOrDefault();
            return DiagnosticInfo.Create(
                DiagnosticDescriptors.NoSuchModel, candidate.Argument,
                candidate.Model, paths.Length == 0 ? "none" : List(paths)) with { Proposal = nearest };
        }

        private static DiagnosticInfo Ambiguous(DeclaredClass candidate, ParsedManifest[] matches) => DiagnosticInfo.Create(
            DiagnosticDescriptors.AmbiguousModel, candidate.Argument, candidate.Model, List(matches.Select(PathOf))) with { Proposal = PathOf(matches[0]) };

        private static string PathOf(ParsedManifest manifest) => Normalize(manifest.Manifest!.Source.Path);

        private static string FileName(string path) => path.Substring(path.LastIndexOf('/') + 1);

        private static string Normalize(string path)
        {
            string slashes = path.Replace('\\', '/');
            return slashes.StartsWith("./", StringComparison.Ordinal) ? slashes.Substring(2) : slashes;
        }

        private static string List(IEnumerable<string> paths) => string.Join(", ", paths.Select(path => $"'{path}'"));
    }
}
