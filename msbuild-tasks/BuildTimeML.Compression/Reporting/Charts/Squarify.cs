namespace BuildTimeML.Compression.Reporting.Charts;

/// <summary>
/// Divides a rectangle into one for each weight, of that share of its area and as near to a square as may be. Source: Bruls, Huizing
/// and van Wijk, "Squarified treemaps", 2000.
/// </summary>
internal static class Squarify
{
    /// <param name="weights">Greater than 0, the largest first.</param>
    /// <param name="width">Of the whole.</param>
    /// <param name="height">Of the whole.</param>
    /// <returns>In the order of the weights.</returns>
    public static IReadOnlyList<Box> Divide(IReadOnlyList<double> weights, double width, double height)
    {
        var boxes = new List<Box>(weights.Count);
        var free = new Box(0, 0, width, height);
        double scale = width * height / weights.Sum();
        for (int first = 0; first < weights.Count;)
        {
            double side = Math.Min(free.Width, free.Height);
            int last = first + 1;
            double sum = weights[first] * scale;
            while (last < weights.Count && Worst(weights[first] * scale, weights[last] * scale, sum + (weights[last] * scale), side) <= Worst(weights[first] * scale, weights[last - 1] * scale, sum, side))
            {
                sum += weights[last++] * scale;
            }

            free = Row(weights.Skip(first).Take(last - first).Select(w => w * scale), sum, free, boxes);
            first = last;
        }

        return boxes;
    }

    // The worst ratio of the sides in a row of this sum, whose largest and smallest areas are these.
    private static double Worst(double largest, double smallest, double sum, double side) =>
        Math.Max(side * side * largest / (sum * sum), sum * sum / (side * side * smallest));

    // Along the shorter side; what is left is free.
    private static Box Row(IEnumerable<double> areas, double sum, Box free, List<Box> boxes)
    {
        bool stacked = free.Width >= free.Height;
        double thickness = sum / (stacked ? free.Height : free.Width);
        double at = 0;
        foreach (double area in areas)
        {
            double length = area / thickness;
            boxes.Add(stacked ? new Box(free.X, free.Y + at, thickness, length) : new Box(free.X + at, free.Y, length, thickness));
            at += length;
        }

        return stacked
            ? new Box(free.X + thickness, free.Y, free.Width - thickness, free.Height)
            : new Box(free.X, free.Y + thickness, free.Width, free.Height - thickness);
    }
}

internal readonly record struct Box(double X, double Y, double Width, double Height);
