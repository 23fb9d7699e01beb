using BuildTimeML.Compression.Budgets;
using BuildTimeML.Compression.Reporting.Records;

namespace BuildTimeML.Compression.Tests.Reporting;

/// <summary>Reports with fixed numbers, every section of the page among them.</summary>
internal static class GivenReports
{
    /// <summary>Closes elements and attributes, opens others, and turns the direction of writing.</summary>
    public const string Hostile = "\"'><script src=https://evil.example/x.js>alert(1)</script></style></svg>&amp;\u202e|`*_[x](y)\u0001\n@all";

    public static ModelReport Digits { get; } = new()
    {
        Name = "Models/digits.onnx",
        Class = "Shop.Digits",
        DeclaredPrecision = "Int8",
        Precision = "Int8Static",
        MadeAt = new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc),
        Seconds = 1.25,
        Machine = new ReportedMachine("1.30.0", "Linux", "X64", 2),
        BytesBefore = 1_000_000,
        BytesAfter = 260_000,
        Tensors =
        [
            new ReportedTensor("w", "Conv 'c1'", "float32 [100, 2000]", "int8 [100, 2000], float32 [100]", "int8", 800_000, 200_400),
            new ReportedTensor("e", "Gather 'g'", "float32 [25, 500]", "float32 [25, 500]", "float32", 50_000, 50_000),
            new ReportedTensor("mean", "BatchNormalization 'b'", "float32 [1000]", "", "", 4_000, 0),
            new ReportedTensor("x.s", "QuantizeLinear 'x.q'", "", "float32 []", "float32", 0, 4),
        ],
        Candidates =
        [
            Candidate("Int8Static", [], 250_000, Quality(30, 0.97), Time(0.5), false, "breaks a budget on quality"),
            Candidate("Int8Static", ["Gather 'g'"], 260_000, Quality(36.5, 0.99), Time(0.6), true, null),
            Candidate("Int8WeightOnly", [], 255_000, Quality(44, 0.995), Time(1), false, "slower than the chosen one"),
            Candidate("Float32", [], 980_000, new ReportedQuality(200, null, true, 1, 0.9, 0.9, []), null, false, "slower than the chosen one"),
        ],
        Budgets =
        [
            new BudgetOutcome("MaxSize", "300 kB", "260 kB", 0.1333, true) { Bound = 300_000 },
            new BudgetOutcome("MinSqnr", "35.0 dB", "36.5 dB", 0.043, true) { Bound = 35 },
        ],
        Sensitivity =
        [
            new ReportedSensitivity("Int8Static", "Gather 'g'", 6.5, 0.1, true),
            new ReportedSensitivity("Int8Static", "Conv 'c1'", -0.01, null, false),
        ],
        Fusions = new ReportedFusions(null,
        [
            new ReportedFusion("Conv 'c1'", "Product", true, null, null),
            new ReportedFusion("Gemm 'm'", "Product", false, "Gemm", "its bias is float32"),
        ]),
        Passes = [new ReportedPass("StaticInt8", 1, ["Conv 'c1'"], [new ReportedDecline("KeptFloat", "it stays in float32 to keep a budget", 1, ["Gather 'g'"])])],
        Ranges = [new ReportedRange("x", -1, 3, -0.9, 2.9, 1000, 100, 7, -1, 1, [10, 200, 600, 90])],
        Messages = [new ReportedMessage("", "calibrated with 100 samples"), new ReportedMessage("BTML2004", "'Models/digits.onnx' is not fused")],
        Metadata = [new ReportedMetadata("Precision", "Int8")],
        Commands = ["dotnet build -t:Rebuild", "buildtimeml optimize Models/digits.onnx -o Shop.Digits.onnx --precision Int8"],
    };

    public static ModelReport Failed { get; } = new()
    {
        Name = "Models/other.onnx",
        Class = "Shop.Other",
        Provider = "Cuda",
        DeclaredPrecision = "Float16",
        Machine = Digits.Machine,
        MadeAt = Digits.MadeAt,
        BytesBefore = 2_000,
        Errors = [new ReportedMessage("BTML1001", "'Models/other.onnx' is too large.")],
        Budgets = [new BudgetOutcome("MaxSize", "1.00 kB (1,000 bytes)", "1.10 kB (1,100 bytes)", -0.1, false)],
        Commands = ["dotnet build -t:Rebuild"],
    };

    /// <summary>The same with hostile text in the place of every name and word.</summary>
    public static ModelReport Attacking { get; } = Digits with
    {
        Name = Hostile,
        Class = Hostile,
        Provider = Hostile,
        Precision = Hostile,
        DeclaredPrecision = Hostile,
        Machine = new ReportedMachine(Hostile, Hostile, Hostile, 1),
        Errors = [new ReportedMessage(Hostile, Hostile)],
        Tensors = [.. Digits.Tensors.Select(t => t with { Name = Hostile, Layer = Hostile, Before = Hostile, After = Hostile })],
        Candidates = [.. Digits.Candidates.Select(c => c with { Precision = Hostile, KeptFloat = [], WhyNot = Hostile })],
        Budgets = [new BudgetOutcome(Hostile, Hostile, Hostile, 0, true)],
        Sensitivity = [new ReportedSensitivity(Hostile, Hostile, 1, 1, false)],
        Fusions = new ReportedFusions(null, [new ReportedFusion(Hostile, Hostile, false, Hostile, Hostile)]),
        Passes = [new ReportedPass(Hostile, 1, [Hostile], [new ReportedDecline(Hostile, Hostile, 1, [Hostile])])],
        Ranges = [Digits.Ranges[0] with { Value = Hostile }],
        Messages = [new ReportedMessage(Hostile, Hostile)],
        Commands = [Hostile],
    };

    public static ProjectReport Project { get; } = new("shop", [Digits, Failed]);

    private static ReportedCandidate Candidate(string precision, string[] kept, long bytes, ReportedQuality quality, ReportedTime? time, bool shipped, string? whyNot) =>
        new(precision, kept, bytes, quality, time, shipped, whyNot);

    private static ReportedQuality Quality(double sqnr, double agreement) => new(200, sqnr, false, agreement, 0.9, 0.89, [new ReportedOutput("y", sqnr, 0.125)]);

    private static ReportedTime Time(double median) => new(median, median - 0.01, median + 0.02, [median, median - 0.01, median + 0.02, median + 0.005, median - 0.005, 2 * median]);
}
