using System.Numerics;

namespace BuildTimeML.Compression.Training.Optimizers;

/// <summary>The step that <see cref="Adam"/> and <see cref="AdamW"/> share.</summary>
internal readonly struct AdamRule : IUpdateRule
{
    private const double Beta1 = 0.9;
    private const double Beta2 = 0.999;
    private const float Epsilon = 1e-8f;

    private readonly float _rate;
    private readonly float _rootOfCorrection;
    private readonly float _scale;
    private readonly float _decay;
    private readonly float _keep;

    public AdamRule(in UpdateStep step, bool decoupled)
    {
        _rate = (float)(step.LearningRate / (1 - Math.Pow(Beta1, step.Number)));
        _rootOfCorrection = (float)Math.Sqrt(1 - Math.Pow(Beta2, step.Number));
        _scale = (float)step.GradientScale;
        _decay = decoupled ? 0 : (float)step.WeightDecay;
        _keep = decoupled ? (float)(1 - (step.LearningRate * step.WeightDecay)) : 1;
    }

    public void Apply(ref Vector<float> weight, Vector<float> gradient, ref Vector<float> first, ref Vector<float> second)
    {
        Vector<float> decayed = (gradient * _scale) + (weight * _decay);
        first += (decayed - first) * (float)(1 - Beta1);
        second = (second * (float)Beta2) + (decayed * decayed * (float)(1 - Beta2));
        weight = (weight * _keep) - (_rate * first / ((Vector.SquareRoot(second) / new Vector<float>(_rootOfCorrection)) + new Vector<float>(Epsilon)));
    }
}
