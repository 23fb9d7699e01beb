using BuildTimeML.Compression.Tests.Helpers;
using BuildTimeML.Graph;
using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Versioning;

namespace BuildTimeML.Compression.Tests.Versioning;

public sealed class OpsetUpgradeTests
{
    public static TheoryData<string> Forms => [.. OldFormTable.All.Select(f => f.ToString())];

    [Theory]
    [MemberData(nameof(Forms))]
    public void An_old_form_gives_the_same_in_the_newest_version(string form)
    {
        OldForm old = OldFormTable.All.Single(f => f.ToString() == form);
        using Model model = GraphTextReader.Read(old.Model);
        byte[] before = Compressed.Bytes(model);

        OpsetStop? stop = OpsetUpgrade.Run(model, OpsetUpgrade.NewestVersion);

        Assert.Null(stop);
        Assert.Equal(OpsetUpgrade.NewestVersion, model.OpsetVersion());
        Assert.Null(GraphVerifier.Verify(model));
        EngineResults.AssertClose(EngineResults.Run(before), EngineResults.Run(Compressed.Bytes(model)), old.Tolerance);
    }

    [Fact]
    public void Every_operator_that_changed_has_a_case_in_an_old_form()
    {
        IEnumerable<string> changed = OperatorHistory.All.Where(o => o.Changes.Count > 0).Select(o => o.OpType);

        Assert.Empty(changed.Except(OldFormTable.All.Select(f => f.OpType)));
    }

    [Fact]
    public void Every_change_that_is_adapted_has_a_case_before_it()
    {
        var adapted = OperatorHistory.All.SelectMany(o => o.Changes.Where(c => c.Kind == ChangeKind.Adapted).Select(c => (o.OpType, c.Version)));

        Assert.All(adapted, change => Assert.Contains(OldFormTable.All, f => f.OpType == change.OpType && f.Opset < change.Version));
    }
}
