namespace BuildTimeML.Graph.Fuzzing;

/// <summary>Damages models in the ways that damage and malice do. The same seed always does the same.</summary>
internal sealed class ModelMutator(IReadOnlyList<byte[]> models)
{
    private static readonly ulong[] Numbers =
        [0, 1, 2, 99, 127, int.MaxValue, 1UL << 31, 1UL << 32, 1UL << 62, long.MaxValue, 1UL << 63, ulong.MaxValue, ulong.MaxValue - 1];

    private readonly List<WireTree> _trees = [.. models.Select(WireTree.OfMessage)];

    public byte[] Mutate(int seed)
    {
        var random = new Random(seed);
        int model = random.Next(models.Count);
        return random.Next(4) switch
        {
            0 => Bytes([.. models[model]], random),
            1 => models[model][..random.Next(models[model].Length)],
            _ => Fields(_trees[model].Clone(), random),
        };
    }

    private static byte[] Bytes(byte[] bytes, Random random)
    {
        for (int i = random.Next(1, 9); i > 0; i--)
        {
            int at = random.Next(bytes.Length);
            bytes[at] = random.Next(2) == 0 ? (byte)(bytes[at] ^ (1 << random.Next(8))) : (byte)random.Next(256);
        }

        return bytes;
    }

    private static byte[] Fields(WireTree tree, Random random)
    {
        for (int i = random.Next(1, 4); i > 0; i--)
        {
            Field(tree, [.. tree.All()], random);
        }

        return tree.Content();
    }

    private static void Field(WireTree tree, WireTree[] all, Random random)
    {
        WireTree one = all[random.Next(all.Length)];
        WireTree other = all[random.Next(all.Length)];
        switch (random.Next(6))
        {
            case 0 when Array.FindAll(all, f => f.Type == 0) is { Length: > 0 } numbers:
                numbers[random.Next(numbers.Length)].Value = Numbers[random.Next(Numbers.Length)];
                break;
            case 1:
                one.LengthLie = random.Next(3) switch { 0 => random.Next(-3, 4), 1 => 1L << random.Next(62), _ => -one.Bytes.Length };
                break;
            case 2 when Array.FindAll(all, f => f.Type == 2 && f.Bytes.Length is > 0 and < 40) is { Length: > 0 } names:
                // Names that now mean something else: a node that uses what it gives, two nodes that give the same.
                Rename(names[random.Next(names.Length)], names[random.Next(names.Length)]);
                break;
            case 3 when one.Children is { Count: > 0 } children:
                children.RemoveAt(random.Next(children.Count));
                break;
            case 4 when one.Children is { } children:
                children.Insert(random.Next(children.Count + 1), other.Clone());
                break;
            default:
                Nest(tree, one, random);
                break;
        }
    }

    private static void Rename(WireTree name, WireTree to)
    {
        if (name.Children is null && to.Children is null)
        {
            name.Bytes = to.Bytes;
        }
    }

    // Puts a copy of everything deep into itself.
    private static void Nest(WireTree tree, WireTree into, Random random)
    {
        for (int depth = random.Next(1, 8); depth > 0 && tree.All().Count() < 4000; depth--)
        {
            into.Children?.Add(tree.Children![random.Next(tree.Children.Count)].Clone());
        }
    }
}
