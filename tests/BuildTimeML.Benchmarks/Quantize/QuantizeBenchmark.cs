using BuildTimeML.Runtime;

namespace BuildTimeML.Benchmarks.Quantize;

/// <summary>What quantisation costs and leaves of models.</summary>
internal static class QuantizeBenchmark
{
    public static void Run(Report report)
    {
        // Files of others list their weights among the inputs, which the engine warns of at each load.
        EngineLog.SeverityWithoutLogger = LogSeverity.Error;
        CalibrationFigures.Add(report);
        StaticFigures.Add(report);
        WeightOnlyFigures.Add(report);
        DynamicFigures.Add(report);
        FourBitFigures.Add(report);
        AutoFigures.Add(report);
    }
}
