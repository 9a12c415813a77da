namespace NlpMlNet.Tests.Embeddings;

/// <summary>Models that fastText 0.9.2 made, of invented texts.</summary>
internal static class FastTextModels
{
    /// <summary>
    /// "the cats été the été", three times: <c>fasttext skipgram -dim 2 -minCount 1 -bucket 20 -minn 2 -maxn 3 -epoch 50 -lr 0.5</c>.
    /// </summary>
    public static byte[] Skipgram => Convert.FromBase64String(
        "uhZPLwwAAAACAAAABQAAADIAAAABAAAABQAAAAEAAAACAAAAAgAAABQAAAACAAAAAwAAAGQAAAAtQxzr4jYaPwQAAAAEAAAAAAAAABIAAAAAAA"
        + "AA//////////90aGUABgAAAAAAAAAAw6l0w6kABgAAAAAAAAAAY2F0cwADAAAAAAAAAAA8L3M+AAMAAAAAAAAAAAAYAAAAAAAAAAIAAAAAAAAA"
        + "S3LXvmUEyj774J6++uDQvaB21L5Ggcg+++Cevvrg0L2X5K6+ygiUPkV7Ab6iEpk+w8d6vqQHMz43dI09vKicvgS1I75fFIg9EnyEPhZ8vD2JRJ"
        + "m9Ec0rvReb5T7H5vo+pgcnPLjwGb6QQby+YznfvcUXtz3384K+GEU2vmn5kz75lTg+0PW7vkaCjzz1waG+sdiEPmvx8b5SLlQ+MheoPbtdsz68"
        + "DNU+LjbLPo7N9T4b594+Ao6dPs6q077Dqvm9AAQAAAAAAAAAAgAAAAAAAADOVJG86FcTPAd91zzLeFq8UtwPPTfakbwHfdc8y3havA==");

    /// <summary>
    /// "__label__a the cats été" and "__label__b été the":
    /// <c>fasttext supervised -dim 2 -minCount 1 -bucket 20 -minn 2 -maxn 2 -wordNgrams 2 -epoch 50</c>.
    /// </summary>
    public static byte[] Supervised => Convert.FromBase64String(
        "uhZPLwwAAAACAAAABQAAADIAAAABAAAABQAAAAIAAAADAAAAAwAAABQAAAACAAAAAgAAAGQAAAAtQxzr4jYaPwYAAAAEAAAAAgAAAAkAAAAAAA"
        + "AA//////////90aGUAAgAAAAAAAAAAw6l0w6kAAgAAAAAAAAAAPC9zPgACAAAAAAAAAABjYXRzAAEAAAAAAAAAAF9fbGFiZWxfX2EAAQAAAAAA"
        + "AAABX19sYWJlbF9fYgABAAAAAAAAAAEAGAAAAAAAAAACAAAAAAAAAPJz1b5mf8k+Td6fvnzozL3yc9W+Zn/JPn/CnL48Md29SbCkvmjaij5r6A"
        + "u+J7ChPsPHer6kBzM+Le6VPc68n74JeB++O4h3PY6ahj7UK7A9iUSZvRHNK71zoOM+B+P8PqYHJzy48Bm+N0O6vmBN4b0sEb899niDvsBNML5K"
        + "dpI+9NI8PuIJv75Ggo889cGhvgrXhj5qdvK+sTNSPrAPrD03fLU+qvjRPi42yz6OzfU+lwXhPvB5mj7OqtO+w6r5vQACAAAAAAAAAAIAAAAAAA"
        + "AAYIhgPSFXn71giGC9H1efPQ==");
}
