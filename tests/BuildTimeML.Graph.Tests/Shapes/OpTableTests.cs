using System.Reflection;
using BuildTimeML.Graph.Ops;

namespace BuildTimeML.Graph.Tests.Shapes;

public sealed class OpTableTests
{
    [Fact]
    public void Every_file_of_operators_is_in_the_table()
    {
        IEnumerable<Operator> written = typeof(OpTable).Assembly.GetTypes()
            .Where(t => t.Namespace == typeof(OpTable).Namespace)
            .Select(t => t.GetProperty("Operators", BindingFlags.Public | BindingFlags.Static)?.GetValue(null))
            .OfType<IReadOnlyList<Operator>>()
            .SelectMany(o => o);

        Assert.Equal(written.Select(Name).Order(StringComparer.Ordinal), OpTable.All.Select(Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void An_operator_is_found_by_both_names_of_the_default_set()
    {
        Assert.Same(OpTable.Find("Conv"), OpTable.Find("Conv", "ai.onnx"));
        Assert.NotSame(OpTable.Find("Gelu"), OpTable.Find("Gelu", "com.microsoft"));
        Assert.Null(OpTable.Find("Conv", "com.example"));
    }

    [Fact]
    public void A_signature_tells_how_many_inputs_an_operator_has()
    {
        Assert.Equal((2, 3, 1), Counts("Conv"));
        Assert.Equal((0, int.MaxValue, 1), Counts("Concat"));
        Assert.Equal((1, 5, 1), Counts("Slice"));
        Assert.Equal((3, 8, 3), Counts("LSTM"));
    }

    private static (int, int, int) Counts(string name) =>
        OpTable.Find(name) is { } op ? (op.MinimumInputs, op.MaximumInputs, op.MaximumOutputs) : default;

    private static string Name(Operator op) => $"{op.Domain}.{op.Name}";
}
