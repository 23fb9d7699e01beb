using BuildTimeML.Compression.Calibration;
using BuildTimeML.Compression.Data.Samples;
using BuildTimeML.Compression.Tests.Helpers;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Tests.Calibration;

public sealed class RealModelTests
{
    [TestDataFact]
    public void Two_calibrations_of_a_network_give_the_same_and_every_method_clips()
    {
        using Model model = SqueezeNet.Read();
        using FileSamples samples = SqueezeNet.Samples(3);
        IReadOnlyList<string> values = SqueezeNet.Activations(model);

        IReadOnlyDictionary<string, Histogram> first = RangeCalibrator.Histograms(model, samples, values);
        IReadOnlyDictionary<string, Histogram> second = RangeCalibrator.Histograms(model, samples, values);

        Assert.Equal(39, first.Count);
        Assert.Equal(first.Select(h => h.Value.Counts.ToArray()), second.Select(h => h.Value.Counts.ToArray()));
        Assert.All(new[] { RangeMethod.Percentile, RangeMethod.Entropy, RangeMethod.MeanSquaredError }, method =>
        {
            IReadOnlyDictionary<string, ValueRange> ranges = RangeCalibrator.Choose(first, method, ActivationGrid.UInt8);
            Assert.Equal(ranges, RangeCalibrator.Choose(second, method, ActivationGrid.UInt8));
            Assert.All(ranges, r => Assert.InRange(r.Value.Maximum, 0.3f * first[r.Key].Range.Maximum, first[r.Key].Range.Maximum));
            Assert.Contains(ranges, r => r.Value.Maximum < first[r.Key].Range.Maximum);
        });
    }

    [TestDataFact]
    public void Ranges_by_squared_error_leave_less_error_than_the_extremes()
    {
        using Model model = SqueezeNet.Read();
        using FileSamples samples = SqueezeNet.Samples(3);

        foreach (Histogram histogram in RangeCalibrator.Histograms(model, samples, SqueezeNet.Activations(model)).Values)
        {
            var loss = new SquaredErrorLoss(histogram, ActivationGrid.UInt8);
            ValueRange range = RangeCalibrator.Choose(histogram, RangeMethod.MeanSquaredError, ActivationGrid.UInt8);

            Assert.InRange(loss.Of(range), 0, loss.Of(histogram.Range));
        }
    }

    [Fact]
    public void The_largest_magnitudes_of_channels_are_within_the_range_of_their_value()
    {
        using Model model = Graph.Serialization.ModelReader.Read(Models.MobileNet);
        Value[] convolved = [.. model.Graph.Nodes.Where(n => n.Is("Conv")).Select(n => n.Outputs[0]!)];
        var samples = ArraySamples.Normal(model.Graph.Inputs[0].Name, [1, 1, 28, 28], 4);

        IReadOnlyDictionary<string, float[]> maxima = ChannelMaxima.Run(model, samples, convolved.ToDictionary(v => v.Name, _ => 1));
        IReadOnlyDictionary<string, ValueRange> ranges = RangeCalibrator.Run(model, samples, [.. maxima.Keys], RangeMethod.MinMax);

        Assert.NotEmpty(maxima);
        Assert.All(maxima, m => Assert.Equal(Math.Max(-ranges[m.Key].Minimum, ranges[m.Key].Maximum), m.Value.Max()));
    }
}
