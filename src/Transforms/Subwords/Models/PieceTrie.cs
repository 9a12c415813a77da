using System.Numerics;

namespace NlpMlNet.Subwords;

/// <summary>
/// Pieces of text and their numbers, found by walking forwards through a text: every piece that starts at a place is met in one
/// walk.
/// </summary>
/// <remarks>
/// A node is a number, 0 is the root. An edge (node, character) is an entry of one hash table with open addressing, at most half full.
/// Nothing changes after the last <see cref="TryAdd"/>, so that many threads can walk at once.
/// </remarks>
internal sealed class PieceTrie
{
    public const int Root = 0;
    public const int None = -1;

    private ulong[] edges = new ulong[1 << 10];
    private int[] targets = new int[1 << 10];
    private int[] values = [None, .. Enumerable.Repeat(None, 255)];
    private int shift = 64 - 10;
    private int nodeCount = 1;

    /// <summary>Adds a piece; <see langword="false"/> when it is there already, and then it keeps its number.</summary>
    public bool TryAdd(ReadOnlySpan<char> piece, int value)
    {
        var node = Root;
        foreach (var character in piece)
        {
            node = FindOrAdd(node, character);
        }

        if (values[node] != None)
        {
            return false;
        }

        values[node] = value;
        return true;
    }

    /// <summary>Takes a piece's number away; walks pass through it as before.</summary>
    public void Forget(ReadOnlySpan<char> piece)
    {
        var node = Walk(piece);
        if (node != None)
        {
            values[node] = None;
        }
    }

    /// <summary>The node that a text leads to from the root, or <see cref="None"/>.</summary>
    public int Walk(ReadOnlySpan<char> text)
    {
        var node = Root;
        foreach (var character in text)
        {
            node = Step(node, character);
            if (node == None)
            {
                return None;
            }
        }

        return node;
    }

    /// <summary>The number of a whole piece, or <see cref="None"/>.</summary>
    public int Find(ReadOnlySpan<char> piece)
    {
        var node = Walk(piece);
        return node == None ? None : values[node];
    }

    /// <summary>The number of the piece that ends at a node, or <see cref="None"/>.</summary>
    public int ValueAt(int node) => values[node];

    /// <summary>One character further, or <see cref="None"/>.</summary>
    public int Step(int node, char character)
    {
        var edge = Edge(node, character);
        var table = edges;
        for (var slot = Slot(edge); table[slot] != 0; slot = (slot + 1) & (table.Length - 1))
        {
            if (table[slot] == edge)
            {
                return targets[slot];
            }
        }

        return None;
    }

    // Never 0, which marks a free slot.
    private static ulong Edge(int node, char character) => (((ulong)(uint)node + 1) << 16) | character;

    private int Slot(ulong edge) => (int)((edge * 0x9E3779B97F4A7C15) >> shift);

    private int FindOrAdd(int node, char character)
    {
        var found = Step(node, character);
        if (found != None)
        {
            return found;
        }

        if (2 * (nodeCount + 1) > edges.Length)
        {
            Grow();
        }

        if (nodeCount == values.Length)
        {
            Array.Resize(ref values, 2 * nodeCount);
            values.AsSpan(nodeCount).Fill(None);
        }

        Insert(Edge(node, character), nodeCount);
        return nodeCount++;
    }

    private void Insert(ulong edge, int target)
    {
        var slot = Slot(edge);
        while (edges[slot] != 0)
        {
            slot = (slot + 1) & (edges.Length - 1);
        }

        edges[slot] = edge;
        targets[slot] = target;
    }

    private void Grow()
    {
        var (oldEdges, oldTargets) = (edges, targets);
        edges = new ulong[2 * oldEdges.Length];
        targets = new int[edges.Length];
        shift = 64 - BitOperations.Log2((uint)edges.Length);
        for (var slot = 0; slot < oldEdges.Length; slot++)
        {
            if (oldEdges[slot] != 0)
            {
                Insert(oldEdges[slot], oldTargets[slot]);
            }
        }
    }
}
