namespace BuildTimeML.Benchmarks.Quantize;

/// <summary>What quantisation costs and leaves of models.</summary>
internal static class QuantizeBenchmark
{
    public static void Run(Report report)
    {
        CalibrationFigures.Add(report);
        StaticFigures.Add(report);
        WeightOnlyFigures.Add(report);
        FourBitFigures.Add(report);
        AutoFigures.Add(report);
    }
}
