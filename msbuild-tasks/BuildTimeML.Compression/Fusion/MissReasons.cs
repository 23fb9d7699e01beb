namespace BuildTimeML.Compression.Fusion;

/// <summary>The reasons in words.</summary>
internal static class MissReasons
{
    public static string Describe(MissReason reason) => reason switch
    {
        MissReason.RangeOutsideClip => "the range of its 8 bits reaches beyond the Relu or Clip behind it",
        MissReason.ActivationBetween => "a function of float32 lies between it and its QuantizeLinear",
        MissReason.NotQuantized => "no QuantizeLinear follows it",
        MissReason.FloatBias => "its bias is float32",
        MissReason.NoZeroPoint => "its weights leave out their zero point",
        MissReason.FloatInput => "a value that goes into it is float32",
        MissReason.OtherScale => "it only moves numbers, and their scale or zero point changes",
        MissReason.KeptFloat => "it was to stay float32",
        MissReason.NoForm => "the operator has no form of 8 bits",
        MissReason.Unknown => "for an unknown reason",
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, null),
    };
}
