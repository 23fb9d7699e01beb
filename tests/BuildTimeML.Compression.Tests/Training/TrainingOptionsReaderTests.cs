using System.Reflection;
using BuildTimeML.Build;
using BuildTimeML.Compression.Training;
using BuildTimeML.Compression.Training.Optimizers;
using BuildTimeML.Compression.Training.Schedules;

namespace BuildTimeML.Compression.Tests.Training;

public sealed class TrainingOptionsReaderTests
{
    // What a user need not know: the build finds it out.
    private static readonly string[] NotOffered = [nameof(TrainingOptions.AreClasses)];

    [Fact]
    public void Every_option_can_be_given()
    {
        var given = TrainingOptionsReader.Read(TrainingOptionTable.Normalize(
            "epochs=7;batchSize=8;samplesPerRun=4;optimizer=Sgd;learningRate=0.5;schedule=Step;warmUp=0.25;weightDecay=0.1;clipNorm=2;temperature=5;labelWeight=0.75;featureWeight=3;rounding=Ternary;roundingStages=4;seed=9;holdBack=0.2;patience=11;threads=1"));
        var defaults = new TrainingOptions();

        PropertyInfo[] offered = [.. typeof(TrainingOptions).GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.CanWrite && !NotOffered.Contains(p.Name))];
        Assert.Equal(offered.Select(p => p.Name.ToLowerInvariant()).Order(), TrainingOptionTable.All.Select(o => o.Name.ToLowerInvariant()).Order());
        Assert.All(offered, p => Assert.NotEqual(p.GetValue(defaults), p.GetValue(given)));
        Assert.Equal((7, 0.5, "Step", 11), (given.Epochs, given.LearningRate, given.Schedule, given.Patience));
    }

    [Fact]
    public void The_words_are_those_of_the_tables()
    {
        Assert.All(OptimizerTable.Names, name => Assert.Equal(name, TrainingOptionsReader.Read(TrainingOptionTable.Normalize($"optimizer={name}")).Optimizer));
        Assert.All(ScheduleTable.Names, name => Assert.Equal(name, TrainingOptionsReader.Read(TrainingOptionTable.Normalize($"schedule={name}")).Schedule));
    }

    [Fact]
    public void What_is_not_given_keeps_its_default() => Assert.Equal(new TrainingOptions(), TrainingOptionsReader.Read(""));
}
