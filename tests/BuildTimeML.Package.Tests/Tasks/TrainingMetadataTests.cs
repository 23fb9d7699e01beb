using BuildTimeML.Build;
using BuildTimeML.Package.Tests.Infrastructure;
using BuildTimeML.Tasks.Items;

namespace BuildTimeML.Package.Tests.Tasks;

public sealed class TrainingMetadataTests
{
    [Theory]
    [InlineData("", "", "")]
    [InlineData("Recover=None", "", "")]
    [InlineData("Recover=distill|CalibrationData=a.npy", "Distill", "")]
    [InlineData("Teacher=big.onnx|TrainingData=a.npy", "Distill", "")]
    [InlineData("Recover=FineTune|TrainingData=a.npy|TrainingLabels=b.npy|Training= EPOCHS=20; LearningRate = 1e-3 ", "FineTune", "epochs=20;learningRate=0.001")]
    [InlineData("Recover=Distill|TrainingData=a.npy|Training=holdBack=5 %;optimizer=adamw;schedule=Cosine;patience=0", "Distill", "optimizer=AdamW;schedule=Cosine;holdBack=0.05;patience=0")]
    [InlineData("Recover=Distill|TrainingData=a.npy|Precision=ternary", "Distill", "rounding=Ternary")]
    [InlineData("Recover=Distill|TrainingData=a.npy|Precision=Binary|Training=seed=3;epochs=2", "Distill", "epochs=2;rounding=Binary;seed=3")]
    [InlineData("Recover=Distill|TrainingData=a.npy|Precision=Binary|Training=rounding=Ternary", "Distill", "rounding=Ternary")]
    [InlineData("Recover=Distill|TrainingData=a.npy|Precision=Int8Static|Training=roundingStages=2", "Distill", "roundingStages=2")]
    [InlineData("Precision=Binary", "", "")]
    public void Training_is_read(string metadata, string recover, string options)
    {
        TrainingSettings settings = TrainingMetadata.Read(MetadataItem.Of(metadata));

        Assert.Equal((recover, options), (settings.Recover, settings.Options));
    }

    [Theory]
    [InlineData("Recover=Learn", "BTML1029", "\"Distill\" or \"FineTune\"")]
    [InlineData("Recover=Distill", "BTML1101", "samples of real inputs")]
    [InlineData("Recover=FineTune|TrainingData=a.npy", "BTML1101", "the right class of each sample")]
    [InlineData("Teacher=big.onnx|Recover=FineTune|TrainingData=a.npy|TrainingLabels=b.npy", "BTML1046", "who has a teacher learns from it")]
    [InlineData("Training=epochs=2", "BTML1046", "nothing is trained")]
    [InlineData("TrainedModel=a.onnx", "BTML1046", "nothing is trained")]
    [InlineData("Recover=Distill|CalibrationData=a.npy|TrainingLabels=b.npy", "BTML1046", "labels belong to samples")]
    [InlineData("Recover=Distill|TrainingData=a.npy|Training=epoch=2", "BTML1102", "'epoch' is none of epochs, batchSize")]
    [InlineData("Recover=Distill|TrainingData=a.npy|Training=epochs=0", "BTML1102", "'epochs' is '0', and has to be a whole number from 1 to 100,000")]
    [InlineData("Recover=Distill|TrainingData=a.npy|Training=epochs=100001", "BTML1102", "'epochs' is '100001', and has to be a whole number from 1 to 100,000")]
    [InlineData("Recover=Distill|TrainingData=a.npy|Training=learningRate=-1", "BTML1102", "'learningRate' is '-1'")]
    [InlineData("Recover=Distill|TrainingData=a.npy|Training=seed=1;seed=2", "BTML1102", "'seed' is there twice")]
    [InlineData("Recover=Distill|TrainingData=a.npy|Training=warmUp=150 %", "BTML1102", "'warmUp' is '150 %'")]
    public void What_cannot_be_is_an_error_that_says_what_can(string metadata, string code, string text)
    {
        BuildError error = Assert.Throws<BuildErrorException>(() => TrainingMetadata.Read(MetadataItem.Of(metadata))).Error;

        Assert.Equal(code, error.Code);
        Assert.Contains(text, error.Message, StringComparison.Ordinal);
    }
}
