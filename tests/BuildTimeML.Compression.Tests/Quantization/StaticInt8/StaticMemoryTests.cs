using BuildTimeML.Compression.Infrastructure;
using BuildTimeML.Compression.Quantization;
using BuildTimeML.Compression.Tests.Helpers;
using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Serialization;

namespace BuildTimeML.Compression.Tests.Quantization.StaticInt8;

/// <summary>Candidates that keep other layers in float32 ask the samples only for what is not known yet, and get the same bytes.</summary>
public sealed class StaticMemoryTests
{
    [Fact]
    public void What_is_remembered_gives_the_bytes_that_asking_again_gives()
    {
        var context = new SchemeContext(Samples(), Progress: null, CancellationToken.None);
        (byte[] all, IReadOnlyList<string> layers) = Make(context);
        SchemeContext mixed = context with { KeptFloat = new HashSet<string> { layers[1], layers[4] } };

        byte[] remembered = Make(mixed).Bytes;

        Assert.NotEqual(all, remembered);
        Assert.Equal(Make(mixed with { Memory = new() }).Bytes, remembered);
    }

    [Fact]
    public void A_second_time_no_sample_is_read()
    {
        int reads = 0;
        ArraySamples samples = Samples();
        samples.Reads = _ => reads++;
        var context = new SchemeContext(samples, Progress: null, CancellationToken.None);
        byte[] first = Make(context).Bytes;
        int before = reads;

        Assert.Equal(first, Make(context).Bytes);
        Assert.True(before > 0);
        Assert.Equal(before, reads);
    }

    private static ArraySamples Samples() => ArraySamples.Normal("image", [1, 1, 28, 28], 6);

    private static (byte[] Bytes, IReadOnlyList<string> Layers) Make(SchemeContext context)
    {
        using Model model = ModelReader.Read(Models.MobileNet);
        var log = new PassLog();
        PassRunner.Run(model, Pipelines.Simplify(), new PassLog());
        PassRunner.Run(model, SchemeTable.Find("Int8Static")!.Passes(context), log);
        return (Compressed.Bytes(model), log.Layers);
    }
}
