using BuildTimeML.Build;
using BuildTimeML.Compression.Calibration;
using BuildTimeML.Runtime;

namespace BuildTimeML.Compression.Training.Batches;

/// <summary>What the teacher gives for samples.</summary>
internal sealed class TeacherRows : IRowSource, IDisposable
{
    private readonly ModelSession _session;
    private readonly IRowSource _inputs;
    private readonly Dictionary<int, (BatchTensors Inputs, ModelTensor[] Outputs, ModelCall Call)> _calls = [];

    /// <param name="session">The teacher; stays the caller's.</param>
    /// <param name="inputs">Of the teacher.</param>
    /// <param name="outputs">Those of its outputs that are wanted, all of float32, each with the name of the graph's input that it is for.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <exception cref="BuildErrorException">It does not run on the first sample.</exception>
    public TeacherRows(ModelSession session, IRowSource inputs, IReadOnlyList<(string Output, string Input)> outputs, CancellationToken cancellation)
    {
        _session = session;
        _inputs = inputs;
        Outputs = [.. outputs.Select(o => o.Output)];
        Layouts = [.. Shapes(cancellation).Zip(outputs, (shape, o) => new RowLayout(o.Input, Manifest.ElementType.Float32, shape))];
    }

    public IReadOnlyList<RowLayout> Layouts { get; }

    public int Count => _inputs.Count;

    private string[] Outputs { get; }

    public void Read(ReadOnlySpan<int> samples, ReadOnlySpan<ModelTensor> tensors, CancellationToken cancellation)
    {
        (BatchTensors inputs, ModelTensor[] outputs, ModelCall call) = CallFor(samples.Length);
        inputs.Fill(samples, cancellation);
        Refusable(samples[0], () => call.Run(cancellation));
        for (int i = 0; i < outputs.Length; i++)
        {
            TensorBytes.Of(outputs[i]).CopyTo(TensorBytes.Of(tensors[i]));
        }
    }

    public void Dispose()
    {
        foreach ((BatchTensors inputs, ModelTensor[] outputs, ModelCall call) in _calls.Values)
        {
            call.Dispose();
            inputs.Dispose();
            Array.ForEach(outputs, o => o.Dispose());
        }
    }

    private (BatchTensors Inputs, ModelTensor[] Outputs, ModelCall Call) CallFor(int samples)
    {
        if (!_calls.TryGetValue(samples, out (BatchTensors Inputs, ModelTensor[] Outputs, ModelCall Call) call))
        {
            var inputs = new BatchTensors(_inputs, samples);
            ModelTensor[] outputs = [.. Layouts.Select(l => l.Create(samples))];
            call = (inputs, outputs, new ModelCall(_session, [.. inputs.Named], [.. Outputs.Zip(outputs, (name, tensor) => new NamedTensor(name, tensor))], ownsTensors: false));
            _calls.Add(samples, call);
        }

        return call;
    }

    private long[][] Shapes(CancellationToken cancellation)
    {
        using var first = new BatchTensors(_inputs, 1);
        first.Fill([0], cancellation);
        NamedTensor[] outputs = [.. Outputs.Select(o => new NamedTensor(o, new EngineOutput()))];
        Refusable(0, () => _session.Run([.. first.Named], outputs, cancellation));
        long[][] shapes = [.. outputs.Select(o => o.Tensor.Shape.ToArray())];
        Array.ForEach(outputs, o => o.Tensor.Dispose());
        return shapes;
    }

    private void Refusable(int sample, Action run)
    {
        try
        {
            run();
        }
        catch (OnnxRuntimeException e)
        {
            throw RefusedSample.Error(sample, Count, "training", e);
        }
    }
}
