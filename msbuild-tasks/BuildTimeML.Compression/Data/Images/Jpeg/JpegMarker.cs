namespace BuildTimeML.Compression.Data.Images.Jpeg;

/// <summary>The second bytes of JPEG's markers (T.81, table B.1).</summary>
internal static class JpegMarker
{
    public const int Temporary = 0x01;
    public const int FirstFrame = 0xC0;
    public const int Baseline = 0xC0;
    public const int Extended = 0xC1;
    public const int Progressive = 0xC2;
    public const int Codes = 0xC4;
    public const int Reserved = 0xC8;
    public const int ArithmeticCodes = 0xCC;
    public const int LastFrame = 0xCF;
    public const int Restart0 = 0xD0;
    public const int Restart7 = 0xD7;
    public const int EndOfImage = 0xD9;
    public const int StartOfScan = 0xDA;
    public const int Steps = 0xDB;
    public const int RestartInterval = 0xDD;
    public const int Exif = 0xE1;
    public const int Adobe = 0xEE;
}
