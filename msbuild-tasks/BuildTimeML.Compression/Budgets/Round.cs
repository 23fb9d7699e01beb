namespace BuildTimeML.Compression.Budgets;

/// <summary>Rounds to the side on which a budget of the rounded value still holds.</summary>
internal static class Round
{
    public static double Down(double value, int decimals) => Math.Floor(value * Math.Pow(10, decimals)) / Math.Pow(10, decimals);

    public static double Up(double value, int decimals) => Math.Ceiling(value * Math.Pow(10, decimals)) / Math.Pow(10, decimals);
}
