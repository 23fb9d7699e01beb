using BuildTimeML.Compression.Tests.Versioning.OldForms;

namespace BuildTimeML.Compression.Tests.Versioning;

internal static class OldFormTable
{
    public static IReadOnlyList<OldForm> All { get; } =
    [
        .. ElementwiseForms.All, .. ReductionForms.All, .. ShapeForms.All, .. SelectionForms.All, .. NetworkForms.All, .. SoftmaxForms.All, .. ResizeForms.All,
        .. RecurrentForms.All,
    ];
}
