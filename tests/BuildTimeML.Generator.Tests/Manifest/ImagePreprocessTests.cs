using BuildTimeML.Manifest;
using static BuildTimeML.Generator.Tests.Given;

namespace BuildTimeML.Generator.Tests;

public sealed class ImagePreprocessTests
{
    private static readonly TensorSignature Planes = Tensor("image", ElementType.Float32, "batch", 3, 224, 320);
    private static readonly TensorSignature Pixels = Tensor("pixels", ElementType.UInt8, 1, null, null, 3);
    private static readonly TensorSignature Digit = Tensor("digit", ElementType.Float32, 1, 1, 28, 28);
    private static readonly TensorSignature Tokens = Tensor("tokens", ElementType.Int64, "batch", 48);

    [Fact]
    public void What_is_not_said_is_taken_from_the_shape()
    {
        ImagePreprocess preprocess = ImagePreprocessReader.Read("image:", [Tokens, Planes]);

        Assert.Equal(
            new ImagePreprocess("image", 320, 224, ImageLayout.Nchw, ChannelOrder.Rgb, ImageResize.Stretch, 0, 0, 1, EquatableArray.Of(0m), EquatableArray.Of(1m)),
            preprocess);
        Assert.Equal([1, 3, 224, 320], preprocess.Shape);
        Assert.Equal(ChannelOrder.Gray, ImagePreprocessReader.Read("image:", [Digit]).Order);
        Assert.Equal([1, 8, 9, 3], ImagePreprocessReader.Read("image: size=9x8", [Pixels]).Shape);
    }

    [Fact]
    public void Everything_can_be_said()
    {
        ImagePreprocess preprocess = ImagePreprocessReader.Read(
            " Image: input=image; SIZE=320x224 ; layout=nchw; order=bgr; mean=0.485,0.456,0.406; std=0.229, 0.224, 0.225; scale=1/255; resize=contain; pad=114;", [Planes, Digit]);

        Assert.Equal((ChannelOrder.Bgr, ImageResize.Contain, 114m), (preprocess.Order, preprocess.Resize, preprocess.Pad));
        Assert.Equal([0.485m, 0.456m, 0.406m], preprocess.Mean);
        Assert.Equal([0.229m, 0.224m, 0.225m], preprocess.Deviation);
        Assert.Equal(1 / 255.0, (double)preprocess.Scale, 15);
        Assert.Equal((ImageResize.ShorterSide, 366), Resize("resize=366; crop=center"));
        Assert.Equal((ImageResize.Cover, 0), Resize("resize=cover; crop=center"));

        static (ImageResize, int) Resize(string text) => ImagePreprocessReader.Read("image: " + text, [Planes]) is var read ? (read.Resize, read.ShorterSide) : default;
    }

    [Theory]
    [InlineData("size=320x224", "it does not begin with 'image:'")]
    [InlineData("image: colour=red", "'colour=red' is none of input=..., size=..., ")]
    [InlineData("image: order", "'order' is none of ")]
    [InlineData("image: order=RGB; order=BGR", "order= stands there twice")]
    [InlineData("image: order=RBG", "order=RBG is none of RGB, BGR, GRAY")]
    [InlineData("image: order=gray", "order=gray does not fit an input of 3 channels")]
    [InlineData("image: size=224", "size=224 is no size")]
    [InlineData("image: size=0x224", "size=0x224 is no size")]
    [InlineData("image: size=224x224", "size=224x224 does not fit the input, which is 320x224")]
    [InlineData("image: layout=CHW", "layout=CHW is none of NCHW, NHWC")]
    [InlineData("image: layout=NHWC", "no input takes images as NHWC")]
    [InlineData("image: input=other", "no input 'other' takes images")]
    [InlineData("image: mean=1,2", "mean=1,2 has 2 numbers: write one, or one for each of the 3 channels")]
    [InlineData("image: mean=a", "mean=a cannot be read at 'a'")]
    [InlineData("image: std=1,0,1", "std=1,0,1 cannot be read at '0': write a number as 0.5 or 1/255, not 0")]
    [InlineData("image: scale=1/0", "scale=1/0 cannot be read at '1/0'")]
    [InlineData("image: scale=1/2/3", "scale=1/2/3 cannot be read")]
    [InlineData("image: scale=1e3", "scale=1e3 cannot be read")]
    [InlineData("image: resize=200", "resize=200 is none of stretch, cover, contain, or a length of the shorter side that is at least 320")]
    [InlineData("image: crop=center", "crop=center: center is the only one, with resize=cover")]
    public void What_cannot_be_read_is_named(string text, string reason) =>
        Assert.Contains(reason, Assert.Throws<FormatException>(() => ImagePreprocessReader.Read(text, [Planes])).Message, StringComparison.Ordinal);

    [Fact]
    public void The_input_has_to_be_clear()
    {
        Assert.Contains("several inputs take images: say which with input=. They are image, digit", Problem("image:", Planes, Digit), StringComparison.Ordinal);
        Assert.Contains("The inputs: tokens int64 [batch, 48]", Problem("image:", Tokens), StringComparison.Ordinal);
        Assert.Contains("size= is missing", Problem("image:", Pixels), StringComparison.Ordinal);

        static string Problem(string text, params TensorSignature[] inputs) => Assert.Throws<FormatException>(() => ImagePreprocessReader.Read(text, inputs)).Message;
    }

    [Theory]
    [InlineData("image: order=BGR; mean=104,117,123")]
    [InlineData("image: mean=127; std=128; pad=0.5; resize=contain")]
    [InlineData("image: scale=1/255; mean=0.485,0.456,0.406; std=0.229,0.224,0.225; resize=366")]
    [InlineData("image: scale=-0.000001; mean=-1000000; std=1/3")]
    public void The_manifest_keeps_it_and_so_does_the_signature_stage(string text)
    {
        ModelManifest manifest = Agnews() with { Preprocess = ImagePreprocessReader.Read(text, [Planes]) };

        Assert.Equal(manifest, ManifestReader.Read(ManifestWriter.Write(manifest)));
        Assert.Equal(manifest.Preprocess, manifest.ToSignatureStage().Preprocess);
    }
}
