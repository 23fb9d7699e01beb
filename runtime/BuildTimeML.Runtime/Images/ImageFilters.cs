namespace BuildTimeML.Runtime.Images;

/// <summary>What resizes the images of one size.</summary>
internal sealed class ImageFilters
{
    public ImageFilters(ImageTransform transform, int width, int height)
    {
        (Width, Height) = (width, height);
        Placement = ImagePlacement.Of(transform, width, height);
        Horizontal = new TriangleFilter(Placement.Horizontal, width);
        Vertical = new TriangleFilter(Placement.Vertical, height);
    }

    public int Width { get; }

    public int Height { get; }

    public ImagePlacement Placement { get; }

    public TriangleFilter Horizontal { get; }

    public TriangleFilter Vertical { get; }
}
