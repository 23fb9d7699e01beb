using System.Runtime.InteropServices;

namespace BuildTimeML.Runtime.Interop;

/// <summary>Which execution provider took which nodes: a table of its own, because older engines do not tell.</summary>
/// <param name="table">The <c>OrtApi</c> of version <see cref="RequiredVersion"/> or later.</param>
/// <param name="api">Releases the errors.</param>
internal sealed unsafe class OrtAssignmentApi(void** table, OrtApi api)
{
    /// <summary>The lowest version that has every slot of <see cref="OrtAssignmentSlot"/>.</summary>
    public const int RequiredVersion = 25;

    /// <summary>The session config entry that makes the engine record it.</summary>
    public const string RecordKey = "session.record_ep_graph_assignment_info";

    /// <summary>
    /// Nodes by execution provider, under the engine's names. Empty where the engine recorded nothing, which it says by an
    /// error, or left no node.
    /// </summary>
    public Dictionary<string, int> CountNodes(nint session)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        nint* subgraphs;
        nuint subgraphCount;
        nint status = ((delegate* unmanaged<nint, nint**, nuint*, nint>)this[OrtAssignmentSlot.SessionGetEpGraphAssignmentInfo])(
            session, &subgraphs, &subgraphCount);
        if (status != 0)
        {
            api.ReleaseStatus(status);
            return counts;
        }

        for (nuint i = 0; i < subgraphCount; i++)
        {
            byte* name;
            nint* nodes;
            nuint nodeCount;
            api.Check(((delegate* unmanaged<nint, byte**, nint>)this[OrtAssignmentSlot.EpAssignedSubgraphGetEpName])(subgraphs[i], &name));
            api.Check(((delegate* unmanaged<nint, nint**, nuint*, nint>)this[OrtAssignmentSlot.EpAssignedSubgraphGetNodes])(
                subgraphs[i], &nodes, &nodeCount));
            string provider = Marshal.PtrToStringUTF8((nint)name) ?? "";
            counts[provider] = counts.GetValueOrDefault(provider) + (int)nodeCount;
        }

        return counts;
    }

    private void* this[OrtAssignmentSlot slot] => table[(int)slot];
}
