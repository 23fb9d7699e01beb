using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using BuildTimeML.Runtime;

namespace BuildTimeML.Benchmarks.Runtime;

/// <summary>What a second caller adds: the same calls by one thread and by two, on pools whose calls have one thread each.</summary>
internal static class CallerFigures
{
    private const int Rounds = 40;

    // About a millisecond.
    private const int Products = 1_000_000;

    public static void Add(Report report, string name, string model, int inputLength, int calls)
    {
        using ModelSession session = ModelSession.Load(model, new ModelOptions { IntraOpThreads = 1 });
        using var one = new ModelPool<FloatModel>(session, 1, s => new FloatModel(s));
        using var two = new ModelPool<FloatModel>(session, 2, s => new FloatModel(s));
        var random = new Random(1);
        float[] input = [.. Enumerable.Range(0, inputLength).Select(_ => random.NextSingle())];
        using var threads = new TwoThreads(() => Call(two, input, calls));

        Comparison comparison = AlternatingRounds.Compare(() => Call(one, input, 2 * calls), threads.Run, Rounds, warmUps: 3);
        report.Add(new Figure($"runtime.callers.{name}", comparison.Ratio, "x", Mark.AtLeast(1.8)));
    }

    /// <summary>Says what a second thread adds to arithmetic that shares nothing: no pool adds more.</summary>
    public static void NoteLimit(Report report)
    {
        using var threads = new TwoThreads(() => Multiply(Products));
        Comparison comparison = AlternatingRounds.Compare(() => Multiply(2 * Products), threads.Run, 10 * Rounds, warmUps: 10);
        report.Note(string.Create(CultureInfo.InvariantCulture, $"a second thread of products in registers adds as much as this machine gives: {comparison.Ratio.Value:0.00} x [{comparison.Ratio.Low:0.00}, {comparison.Ratio.High:0.00}]"));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static Vector<float> Multiply(int count)
    {
        Vector<float> a = Vector<float>.One, b = a, c = a, d = a;
        var factor = new Vector<float>(0.9999f);
        for (int i = 0; i < count; i++)
        {
            (a, b, c, d) = (a * factor, b * factor, c * factor, d * factor);
        }

        return a + b + c + d;
    }

    private static void Call(ModelPool<FloatModel> pool, float[] input, int count)
    {
        for (int i = 0; i < count; i++)
        {
            using PoolLease<FloatModel> lease = pool.Rent();
            lease.Model.Predict(input);
        }
    }

    /// <summary>Two threads that do the same at the same time, as often as they are asked to.</summary>
    private sealed class TwoThreads : IDisposable
    {
        private readonly Barrier _barrier = new(3);
        private readonly Thread[] _threads;
        private bool _ended;

        public TwoThreads(Action work)
        {
            _threads = [.. Enumerable.Range(0, 2).Select(_ => new Thread(() => Work(work)))];
            Array.ForEach(_threads, thread => thread.Start());
        }

        public void Run()
        {
            _barrier.SignalAndWait();
            _barrier.SignalAndWait();
        }

        public void Dispose()
        {
            _ended = true;
            _barrier.SignalAndWait();
            Array.ForEach(_threads, thread => thread.Join());
            _barrier.Dispose();
        }

        private void Work(Action work)
        {
            while (true)
            {
                _barrier.SignalAndWait();
                if (_ended)
                {
                    return;
                }

                work();
                _barrier.SignalAndWait();
            }
        }
    }
}
