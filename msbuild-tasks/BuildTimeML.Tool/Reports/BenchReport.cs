using BuildTimeML.Build;
using BuildTimeML.Manifest;
using BuildTimeML.Runtime;
using BuildTimeML.Tool.Measuring;

namespace BuildTimeML.Tool.Reports;

/// <param name="Model">As it was given.</param>
/// <param name="Size">In bytes, with the files of its weights.</param>
/// <param name="Engine">ONNX Runtime's version.</param>
/// <param name="Threads">Those of one call; 0 for as many as there are cores.</param>
/// <param name="Batch">The rows of a call.</param>
/// <param name="Synthetic">Whether the inputs were made up.</param>
/// <param name="Calls">How many were timed.</param>
/// <param name="LoadMilliseconds">From the file to a session.</param>
/// <param name="LatencyMilliseconds">Of a call.</param>
/// <param name="Percentile95Milliseconds">What 95 of a hundred calls do not exceed.</param>
/// <param name="MinimumMilliseconds">Of the shortest call.</param>
/// <param name="RowsPerSecond">With calls one after the other.</param>
/// <param name="LoadedMemory">By how many bytes the process grew in memory when the model was loaded.</param>
/// <param name="Memory">The same after the calls.</param>
internal sealed record BenchReport(
    string Model, long Size, string Engine, int Threads, int Batch, bool Synthetic, int Calls, double LoadMilliseconds, Estimate LatencyMilliseconds,
    double Percentile95Milliseconds, double MinimumMilliseconds, double RowsPerSecond, long LoadedMemory, long Memory) : Report("buildtimeml.bench/1")
{
    public static BenchReport Of(ModelManifest signature, int threads, int batch, bool hasData, double load, LatencySeries series, long loadedMemory, long memory) => new(
        signature.Source.Path, signature.SourceSize, OnnxRuntimeEngine.Version, threads, batch, !hasData, series.Milliseconds.Count, load, Estimate.Of(series.Median),
        series.Percentile95, series.Minimum, 1000 * batch / series.Median.Value, Math.Max(0, loadedMemory), Math.Max(0, memory));

    public override string ToText() => $"""
        {Model}, {ByteSize.Format(Size)}, on ONNX Runtime {Engine}, {(Threads == 0 ? $"{Environment.ProcessorCount} threads" : Threads == 1 ? "1 thread" : $"{Threads} threads")}, {(Synthetic ? "synthetic inputs" : "samples")}

          call        {ReportText.Milliseconds(LatencyMilliseconds.Median)} [{ReportText.Number(LatencyMilliseconds.Low, "0.000")}, {ReportText.Number(LatencyMilliseconds.High, "0.000")}] (median of {Calls} calls, with its 95 % interval)
          p95         {ReportText.Milliseconds(Percentile95Milliseconds)}
          least       {ReportText.Milliseconds(MinimumMilliseconds)}
          throughput  {ReportText.Number(RowsPerSecond, "0.#")} rows per second, {Batch} in a call
          loading     {ReportText.Milliseconds(LoadMilliseconds)}
          memory      {ReportText.Number(LoadedMemory / 1e6, "0.0")} MB loaded, {ReportText.Number(Memory / 1e6, "0.0")} MB after the calls

        """.ReplaceLineEndings("\n");
}
