using System.Security.Cryptography;
using System.Text;

namespace NlpMlNet.LanguageModels;

/// <summary>Tells vocabularies apart.</summary>
internal static class VocabularyFingerprint
{
    public static string Of(LanguageModelVocabulary vocabulary)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(vocabulary.Unit));
        for (var id = 0; id < vocabulary.Count; id++)
        {
            hash.AppendData([0]); // no token holds it, so that "ab", "c" and "a", "bc" differ
            hash.AppendData(Encoding.UTF8.GetBytes(vocabulary.TokenAt(id)));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
