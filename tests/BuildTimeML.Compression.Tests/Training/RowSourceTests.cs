using BuildTimeML.Compression.Tests.Helpers;
using BuildTimeML.Compression.Training.Batches;
using BuildTimeML.Compression.Training.Objectives;
using BuildTimeML.Runtime;

namespace BuildTimeML.Compression.Tests.Training;

public sealed class RowSourceTests
{
    [Fact]
    public void Each_sample_has_the_labels_of_its_rows()
    {
        var rows = new LabelRows("labels", [0, 1, 2, 3, 4, 5], count: 3);
        using var tensor = new TensorBuffer<long>([4]);

        rows.Read([2, 0], [tensor], CancellationToken.None);

        Assert.Equal([2L], rows.Layouts.Single().Shape);
        Assert.Equal([4L, 5, 0, 1], tensor.Data.ToArray());
    }

    [Fact]
    public void The_energy_of_values_is_the_mean_of_their_squares()
    {
        var rows = new SampleRows("net", new ArraySamples("x", [1, 2], [1, 3], [5, 7]));

        Assert.Equal((1 + 9 + 25 + 49) / 4.0, TargetEnergies.Of(rows, CancellationToken.None)["x"]);
    }
}
