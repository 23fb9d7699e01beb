namespace BuildTimeML.Compression.Tests.Training.Helpers;

/// <summary>The numbers that the elements of outputs are weighted by: multiples of 1/4 from -1 to 1, none of them 0, without a pattern.</summary>
internal static class OutputWeights
{
    public static float At(int output, int element)
    {
        uint hash = (((uint)output * 0x9E3779B9) + (uint)element + 1) * 0x85EBCA6B;
        hash = (hash ^ (hash >> 13)) * 0xC2B2AE35;
        int quarters = (int)((hash >> 16) % 8);
        return (quarters < 4 ? quarters - 4 : quarters - 3) / 4f;
    }
}
