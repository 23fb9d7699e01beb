using BuildTimeML.Graph.Ops;
using BuildTimeML.Graph.Versioning;

namespace BuildTimeML.Graph.Tests.Versioning;

public sealed class OperatorFormsTests
{
    [Fact]
    public void Versions_are_those_of_the_history() => Assert.All(OperatorHistory.All, operation => Assert.Equal(
        operation.Changes.Select(c => c.Version),
        OperatorForms.All("", operation.OpType).Select(f => f.Since).Where(s => s > operation.Since && s is > 7 and <= OpsetUpgrade.NewestVersion)));

    [Fact]
    public void Attributes_of_all_versions_are_known_to_the_table_of_operators()
    {
        string[] unknown = [.. from name in OperatorForms.Names
                               let dot = name.LastIndexOf('.')
                               let operation = OpTable.Find(name[(dot + 1)..], dot < 0 ? "" : name[..dot])
                               where operation is not null
                               from form in OperatorForms.All(operation.Domain, operation.Name)
                               where form.Since >= OpsetUpgrade.OldestVersion
                               from attribute in form.Attributes
                               where operation.Attribute(attribute) is null
                               select $"{name} {form.Since} {attribute}"];

        Assert.Empty(unknown);
    }

    [Theory]
    [InlineData("Clip", 10, "1", "max,min")]
    [InlineData("Clip", 13, "1 to 3", "")]
    [InlineData("Concat", 17, "at least 1", "axis")]
    [InlineData("Squeeze", 12, "1", "axes")]
    [InlineData("Squeeze", 13, "1 to 2", "")]
    public void A_version_between_two_forms_has_the_older_one(string operation, long version, string inputs, string attributes)
    {
        OperatorForm form = OperatorForms.Find("", operation, version)!;

        Assert.Equal((inputs, attributes), (form.Inputs.ToString(), string.Join(',', form.Attributes)));
    }

    [Fact]
    public void An_operator_is_not_known_before_it_came_nor_beyond_the_table()
    {
        Assert.Null(OperatorForms.Find("", "Gelu", 19));
        Assert.NotNull(OperatorForms.Find("", "Gelu", 20));
        Assert.Null(OperatorForms.Find("", "Gelu", OperatorForms.NewestVersion + 1));
    }
}
