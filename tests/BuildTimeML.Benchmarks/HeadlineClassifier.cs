using BuildTimeML.Runtime;

namespace BuildTimeML.Benchmarks;

/// <summary>The headline classifier from one of its files, on one thread, one row at a time.</summary>
internal sealed class HeadlineClassifier : IDisposable
{
    public const int Classes = 4;
    public const int Length = 48;

    private readonly TensorBuffer<long> _tokens = new(1, Length);
    private readonly TensorBuffer<float> _logits = new(1, Classes);
    private readonly ModelSession _session;
    private readonly ModelCall _call;
    private readonly long[] _rows;
    private int _next;

    /// <param name="path">The model.</param>
    /// <param name="rows">The tokens of the rows, one row after the other.</param>
    /// <param name="optimization">How far the engine rewrites its graph.</param>
    public HeadlineClassifier(string path, long[] rows, GraphOptimization optimization = GraphOptimization.All)
    {
        _rows = rows;
        _session = ModelSession.Load(path, new ModelOptions { IntraOpThreads = 1, Optimization = optimization });
        _call = new ModelCall(_session, [new NamedTensor("tokens", _tokens)], [new NamedTensor("logits", _logits)]);
    }

    /// <summary>The logits of the first rows, one row after the other.</summary>
    public double[] Logits(int count)
    {
        double[] logits = new double[count * Classes];
        for (int row = 0; row < count; row++)
        {
            Run(row);
            for (int i = 0; i < Classes; i++)
            {
                logits[(row * Classes) + i] = _logits.Data[i];
            }
        }

        return logits;
    }

    /// <summary>Classifies the next rows, and begins again after the last.</summary>
    public void RunNext(int calls)
    {
        for (int i = 0; i < calls; i++)
        {
            Run(_next);
            _next = (_next + 1) % (_rows.Length / Length);
        }
    }

    public void Dispose()
    {
        _call.Dispose();
        _session.Dispose();
    }

    private void Run(int row)
    {
        _rows.AsSpan(row * Length, Length).CopyTo(_tokens.Data);
        _call.Run();
    }
}
