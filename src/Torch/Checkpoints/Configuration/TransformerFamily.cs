namespace NlpMlNet.Checkpoints;

/// <summary>Which transformer: it decides on the embeddings, the order of the sub-layers and the head.</summary>
public enum TransformerFamily
{
    /// <summary>BERT (Devlin et al. 2019), also in MiniLM's sizes (Wang et al. 2020): positions from 0, token types, a pooler.</summary>
    Bert,

    /// <summary>DistilBERT (Sanh et al. 2019): BERT without token types and pooler.</summary>
    DistilBert,

    /// <summary>RoBERTa (Liu et al. 2019), XLM-RoBERTa and CamemBERT: BERT's body whose positions start behind the padding id.</summary>
    Roberta,

    /// <summary>GPT-2 (Radford et al. 2019): left to right, normalized before each sub-layer.</summary>
    Gpt2,
}
