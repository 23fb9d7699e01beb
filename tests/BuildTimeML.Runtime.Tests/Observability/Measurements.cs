using System.Diagnostics.Metrics;

namespace BuildTimeML.Runtime.Tests.Observability;

/// <summary>Listens to the meter, and keeps what concerns one model.</summary>
internal sealed class Measurements : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly List<(string Instrument, double Value, string Tags)> _values = [];

    public Measurements(string model)
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == "BuildTimeML")
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Keep(model, instrument.Name, value, tags));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Keep(model, instrument.Name, value, tags));
        _listener.Start();
    }

    /// <summary>The values of an instrument, each with its tags beside the model's.</summary>
    public IEnumerable<(double Value, string Tags)> Of(string instrument) =>
        _values.Where(v => v.Instrument == instrument).Select(v => (v.Value, v.Tags));

    /// <summary>Asks the instruments that are asked.</summary>
    public void Observe()
    {
        _values.Clear();
        _listener.RecordObservableInstruments();
    }

    public void Dispose() => _listener.Dispose();

    private void Keep(string model, string instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        if (tags[0].Key == "buildtimeml.model" && (string?)tags[0].Value == model)
        {
            _values.Add((instrument, value, string.Join(' ', tags[1..].ToArray().Select(tag => $"{tag.Key}={tag.Value}"))));
        }
    }
}
