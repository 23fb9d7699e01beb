using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Versioning;

namespace BuildTimeML.Graph.Verification;

/// <summary>A node against the version of its operator that the operator set brings: how many inputs and outputs, and which attributes.</summary>
internal static class FormVerifier
{
    // The engine keeps attributes of its own under such names.
    private const string InternalPrefix = "__";

    /// <param name="node">The node.</param>
    /// <param name="version">Of the operator set that the model or the function imports.</param>
    public static GraphProblem? Verify(Node node, long version) =>
        OperatorForms.Find(OpsetImports.Normalized(node.Domain), node.OpType, version) is not { IsDeprecated: false } form ? null
        : !form.Inputs.Contains(node.Inputs.Count) ? Problem(node, "", $"{node} has {node.Inputs.Count} inputs, and {node.OpType} takes {form.Inputs} in version {version}")
        : !form.Outputs.Contains(node.Outputs.Count) ? Problem(node, node.Outputs is [.., { } last] ? last.Name : "", $"{node} has {node.Outputs.Count} outputs, and {node.OpType} gives {form.Outputs} in version {version}")
        : Unknown(node, form) is { } unknown ? Problem(node, "", $"{node} has the attribute '{unknown}', which {node.OpType} does not have in version {version}")
        : Missing(node, form) is { } missing ? Problem(node, "", $"{node} lacks the attribute '{missing}', which {node.OpType} needs in version {version}")
        : null;

    private static string? Unknown(Node node, OperatorForm form) =>
        node.Attributes.Find(a => !form.Attributes.Contains(a.Name) && !a.Name.StartsWith(InternalPrefix, StringComparison.Ordinal))?.Name;

    private static string? Missing(Node node, OperatorForm form) => form.Required.FirstOrDefault(r => node.Attribute(r) is null);

    private static GraphProblem Problem(Node node, string value, string message) => new(node.ToString(), value, message);
}
