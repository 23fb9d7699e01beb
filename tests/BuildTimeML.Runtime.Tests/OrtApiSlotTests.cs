using System.Reflection;
using BuildTimeML.Runtime.Interop;

namespace BuildTimeML.Runtime.Tests;

public class OrtApiSlotTests
{
    // The last slot of each version of struct OrtApi, as ONNX Runtime asserts them when it is compiled.
    private static readonly (int Version, int LastSlot)[] Versions =
    [
        (1, 101), (2, 118), (3, 124), (4, 126), (5, 149), (6, 157), (7, 161), (8, 169), (9, 191), (10, 203), (11, 209), (12, 218), (13, 224), (14, 238),
        (15, 254), (16, 265), (17, 275), (18, 279), (20, 284), (22, 317), (23, 389),
    ];

    [Theory]
    [InlineData(typeof(OrtApiSlot))]
    [InlineData(typeof(OrtAssignmentSlot))]
    [InlineData(typeof(OrtDeviceSlot))]
    [InlineData(typeof(OrtDeviceMemorySlot))]
    [InlineData(typeof(OrtCancellationSlot))]
    public void Slots_are_written_down_in_the_order_of_the_table_and_none_twice(Type slots)
    {
        int[] numbers = [.. Read(slots).Select(s => s.Number)];

        Assert.Equal(numbers.Distinct().Order(), numbers);
    }

    [Theory]
    [InlineData(typeof(OrtApiSlot), OrtApi.RequiredVersion)]
    [InlineData(typeof(OrtAssignmentSlot), OrtAssignmentApi.RequiredVersion)]
    [InlineData(typeof(OrtDeviceSlot), OrtDeviceApi.RequiredVersion)]
    [InlineData(typeof(OrtDeviceMemorySlot), OrtDeviceMemoryApi.RequiredVersion)]
    [InlineData(typeof(OrtCancellationSlot), OrtCancellationApi.RequiredVersion)]
    public void The_version_that_is_asked_for_is_the_lowest_with_all_slots(Type slots, int required) =>
        Assert.Equal(Read(slots).Max(s => s.Since), required);

    [Theory]
    [InlineData(typeof(OrtApiSlot))]
    [InlineData(typeof(OrtAssignmentSlot))]
    [InlineData(typeof(OrtDeviceSlot))]
    [InlineData(typeof(OrtDeviceMemorySlot))]
    [InlineData(typeof(OrtCancellationSlot))]
    public void The_version_of_a_slot_agrees_with_where_versions_end(Type slots)
    {
        foreach ((string name, int number, int since) in Read(slots))
        {
            int first = Versions.FirstOrDefault(v => number <= v.LastSlot, (Version: 24, LastSlot: int.MaxValue)).Version;
            Assert.True(since >= first, $"{name} is in slot {number}, which version {since} does not have.");
            Assert.True(since == first || first == 24, $"{name} is in slot {number}, which version {first} has already.");
        }
    }

    private static IEnumerable<(string Name, int Number, int Since)> Read(Type slots) => slots
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(f => (f.Name, (int)f.GetRawConstantValue()!, f.GetCustomAttribute<SinceAttribute>()!.Version));
}
