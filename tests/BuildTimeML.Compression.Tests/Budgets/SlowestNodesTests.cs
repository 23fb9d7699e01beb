using System.Text;
using System.Text.Json;
using BuildTimeML.Compression.Budgets;

namespace BuildTimeML.Compression.Tests.Budgets;

public sealed class SlowestNodesTests
{
    [Fact]
    public void The_three_slowest_are_named_with_their_share()
    {
        string profile = $"[{Event("a", "Conv", 30)},{Event("b", "Gemm", 50)},{Event("a", "Conv", 10)},{Event("", "Relu", 5)},{Event("c", "Add", 5)},"
            + """{"cat":"Session","dur":900,"name":"model_run"},{"cat":"Node","dur":70,"name":"b_fence_before","args":{"op_name":"Gemm"}}]""";

        Assert.Equal("Slowest nodes: b (Gemm) 50 % of the time; a (Conv) 40 % of the time; Relu 5 % of the time. ", SlowestNodes.Describe(Encoding.UTF8.GetBytes(profile)));
    }

    [Fact]
    public void Where_no_node_took_time_nothing_is_named() => Assert.Equal("", SlowestNodes.Describe(Encoding.UTF8.GetBytes("[]")));

    private static string Event(string node, string op, int microseconds) =>
        JsonSerializer.Serialize(new { cat = "Node", dur = microseconds, name = node + "_kernel_time", args = new { op_name = op } });
}
