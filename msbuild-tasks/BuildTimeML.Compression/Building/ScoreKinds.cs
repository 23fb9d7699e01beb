using BuildTimeML.Graph.Ir;
using BuildTimeML.Manifest;

namespace BuildTimeML.Compression.Building;

/// <summary>Tells what the numbers of an output are by the operator that makes them.</summary>
internal static class ScoreKinds
{
    public static ScoreKind Of(ModelGraph graph, string output)
    {
        Value? value = graph.Outputs.Find(o => o.Name == output);
        while (value?.Producer is { Domain.Length: 0 } producer)
        {
            switch (producer.OpType)
            {
                case "Softmax" or "Sigmoid": return ScoreKind.Probability;
                case "LogSoftmax": return ScoreKind.LogProbability;
                case "Identity" or "Reshape" or "Squeeze" or "Unsqueeze" or "Flatten" or "Cast": value = producer.Input(0); break;
                default: return ScoreKind.Logit;
            }
        }

        return ScoreKind.Logit;
    }
}
