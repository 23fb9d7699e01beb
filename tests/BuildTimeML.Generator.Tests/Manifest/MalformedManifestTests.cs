using BuildTimeML.Manifest;
using static BuildTimeML.Generator.Tests.Given;

namespace BuildTimeML.Generator.Tests;

public sealed class MalformedManifestTests
{
    private static readonly string[] Lines = ManifestWriter.Write(Agnews()).TrimEnd('\n').Split('\n');

    [Theory]
    [InlineData("stage", "'stage' lacks a value")]
    [InlineData("stage done", "'done' is no ManifestStage")]
    [InlineData("stage 1", "'1' is no ManifestStage")]
    [InlineData("stage complete now", "'stage' has a value too many")]
    [InlineData("stage \"complete", "a quotation mark is not closed")]
    [InlineData("class \"A\\x\"", "an escape is not one of")]
    [InlineData("class \"A\\u12\"", "an escape is not one of")]
    [InlineData("class \"A\"B", "a space is missing after a quotation mark")]
    [InlineData("source \"a\" many \"\"", "'many' is not a number")]
    [InlineData("source \"a\" 9999999999999999999 \"\"", "is not a number")]
    [InlineData("source \"a\" 1", "'source' lacks a value")]
    [InlineData("input \"x\" tensor", "'input' lacks a value")]
    [InlineData("input \"x\" matrix float32 [ ]", "'matrix' is no ValueKind")]
    [InlineData("input \"x\" tensor float33 [ ]", "'float33' is no ElementType")]
    [InlineData("input \"x\" tensor sequence,map [ ]", "'sequence,map' is no ElementType")]
    [InlineData("input \"x\" tensor float32 1 ]", "a shape begins with '['")]
    [InlineData("input \"x\" tensor float32 [ 1", "'input' lacks a value")]
    [InlineData("input \"x\" tensor float32 [ -1 ]", "'-1' is no dimension")]
    [InlineData("input \"x\" tensor float32 [ batch ]", "'batch' is no dimension")]
    [InlineData("input \"x\" tensor float32 [ 1 ] 2", "'input' has a value too many")]
    [InlineData("max-dimension \"batch\" 0", "'max-dimension' is at least 1")]
    [InlineData("label \"x\"", "'label' stands before 'labels'")]
    [InlineData("labels \"x\" maybe", "'maybe' is no ScoreKind")]
    [InlineData("accessibility private", "'private' is no ClassAccessibility")]
    [InlineData("fake true", "'fake' has a value too many")]
    [InlineData("variant Cuda Float16 \"a\" many \"\"", "'many' is not a number")]
    [InlineData("variant-measured \"size\" \"1\"", "'variant-measured' stands before 'variant'")]
    [InlineData("variant-weights \"a\" 1 \"\"", "'variant-weights' stands before 'variant'")]
    [InlineData("colour red", "'colour' is not known")]
    public void A_line_that_cannot_be_read_is_named(string line, string reason)
    {
        RecordException e = Assert.Throws<RecordException>(() => ManifestReader.Read(string.Join('\n', [Lines[0], "stage complete", "", line, .. Lines[2..]])));

        Assert.Equal(4, e.Line);
        Assert.Contains(reason, e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("stage")]
    [InlineData("class")]
    [InlineData("namespace")]
    [InlineData("source")]
    [InlineData("precision")]
    [InlineData("asset")]
    public void A_line_that_is_missing_is_named(string keyword)
    {
        string text = string.Join('\n', Lines.Where(line => !line.StartsWith(keyword + " ", StringComparison.Ordinal)));

        RecordException e = Assert.Throws<RecordException>(() => ManifestReader.Read(text));
        Assert.Equal($"the line '{keyword}' is missing", e.Message);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   \n \n")]
    [InlineData("something-else 1\nstage complete")]
    [InlineData("buildtimeml-manifest\nstage complete")]
    [InlineData("buildtimeml-manifest 4\nstage complete")]
    [InlineData("buildtimeml-manifest 4 1\nstage complete")]
    [InlineData("<<<<<<< HEAD\nbuildtimeml-manifest 4")]
    public void Another_kind_of_text_is_refused_at_its_first_line(string text) =>
        Assert.Equal(1, Assert.Throws<RecordException>(() => ManifestReader.Read(text)).Line);

    [Fact]
    public void No_text_that_is_cut_off_or_altered_gives_anything_but_a_manifest_or_the_exception_that_names_the_line()
    {
        string text = ManifestWriter.Write(Agnews());
        var random = new Random(7);
        for (int i = 0; i < 20_000; i++)
        {
            char[] altered = text.ToCharArray();
            altered[random.Next(altered.Length)] = (char)random.Next(128);
            string candidate = new(altered, 0, random.Next(altered.Length + 1));
            try
            {
                ManifestReader.Read(candidate);
            }
            catch (RecordException e)
            {
                Assert.InRange(e.Line, 1, candidate.Count(c => c == '\n') + 1);
            }
        }
    }
}
