using DigitReader;

// A digit as the model knows it: 28 rows of 28 pixels, 0 for paper and 1 for ink.
string[] drawing =
[
    "  ##########  ",
    "          ##  ",
    "         ##   ",
    "        ##    ",
    "       ##     ",
    "      ##      ",
    "      ##      ",
    "     ##       ",
    "     ##       ",
];
float[] pixels = new float[28 * 28];
for (int y = 0; y < 2 * drawing.Length; y++)
{
    for (int x = 0; x < 28; x++)
    {
        pixels[((y + 5) * 28) + x] = drawing[y / 2][x / 2] == '#' ? 1 : 0;
    }
}

using var model = new Digits();
Digits.Output result = model.Predict(pixels);
Console.WriteLine($"This is a {result.Label}.");
Console.WriteLine($"{Digits.Info.Size} bytes instead of {Digits.Info.OriginalSize}");
