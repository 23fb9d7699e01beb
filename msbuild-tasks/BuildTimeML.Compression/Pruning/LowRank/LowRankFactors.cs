using BuildTimeML.Compression.Pruning.Repair;

namespace BuildTimeML.Compression.Pruning.LowRank;

/// <summary>
/// The product of two thin matrices that comes nearest to a layer on what the layer sees: with U the first eigenvectors of the covariance W C W' of its outputs,
/// W becomes U (U' W). Zhang, Zou, He, Sun, "Accelerating Very Deep Convolutional Networks for Classification and Detection", 2015.
/// </summary>
/// <param name="Rank">r.</param>
/// <param name="First">U'W: r rows as long as those of the layer.</param>
/// <param name="Second">U: a row of r numbers per output.</param>
/// <param name="Energy">The share of the outputs' variance that is kept.</param>
internal sealed record LowRankFactors(int Rank, double[] First, double[] Second, double Energy)
{
    /// <param name="weights">W.</param>
    /// <param name="inputs">C; null for the identity: all inputs alike.</param>
    /// <param name="rank">r, at most the number of outputs.</param>
    public static LowRankFactors Of(LayerWeights weights, CrossGram? inputs, int rank)
    {
        (int outputs, int length) = (weights.Outputs, weights.Length);
        double[] weighted = inputs is null ? weights.Elements : Matrices.Multiply(weights.Elements, inputs.Covariance, outputs, length, length);
        double[] covariance = Matrices.Multiply(weighted, Matrices.Transpose(weights.Elements, outputs, length), outputs, length, outputs);
        (double[] values, double[] vectors) = SymmetricEigen.Of(covariance, outputs);
        double[] basis = vectors[..(rank * outputs)];
        double total = values.Sum(v => Math.Max(0, v));
        return new LowRankFactors(
            rank,
            Matrices.Multiply(basis, weights.Elements, rank, outputs, length),
            Matrices.Transpose(basis, rank, outputs),
            total > 0 ? values.Take(rank).Sum(v => Math.Max(0, v)) / total : 1);
    }
}
