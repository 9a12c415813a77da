namespace NlpMlNet.WordVectorTraining;

/// <summary>What is predicted from what (Mikolov, Sutskever, Chen, Corrado and Dean 2013; Mikolov, Chen, Corrado and Dean 2013).</summary>
public enum WordVectorModel
{
    /// <summary>A word predicts each of the words around it. Better for rare words and small texts.</summary>
    SkipGram,

    /// <summary>The mean of the words around it predicts a word (continuous bag of words). Faster.</summary>
    Cbow,
}
