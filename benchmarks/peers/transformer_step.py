"""Seconds of a fine-tuning step in PyTorch: MiniLM's sizes, two classes, full sequences, AdamW, no dropout.

    transformer_step.py STEPS

The network is PyTorch's own encoder (nn.TransformerEncoderLayer, post-norm, exact GELU) with BERT's embeddings, pooler and
classifier, on two threads. Prints a line for each step.
"""
import sys
import time

import torch
from torch import nn

THREADS, BATCH, TOKENS, CLASSES = 2, 32, 128, 2
VOCABULARY, POSITIONS, WIDTH, LAYERS, HEADS, INNER = 30522, 512, 384, 6, 12, 1536


class Classifier(nn.Module):
    def __init__(self):
        super().__init__()
        self.tokens = nn.Embedding(VOCABULARY, WIDTH)
        self.positions = nn.Embedding(POSITIONS, WIDTH)
        self.types = nn.Embedding(2, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.blocks = nn.ModuleList(
            nn.TransformerEncoderLayer(WIDTH, HEADS, INNER, dropout=0.0, activation="gelu", layer_norm_eps=1e-12, batch_first=True)
            for _ in range(LAYERS))
        self.pooler = nn.Linear(WIDTH, WIDTH)
        self.classifier = nn.Linear(WIDTH, CLASSES)

    def forward(self, ids):
        places = torch.arange(ids.shape[1])
        x = self.norm(self.tokens(ids) + self.positions(places) + self.types(torch.zeros_like(ids)))
        for block in self.blocks:
            x = block(x)
        return self.classifier(torch.tanh(self.pooler(x[:, 0])))


def main():
    torch.set_num_threads(THREADS)
    torch.manual_seed(1)
    model = Classifier()
    optimizer = torch.optim.AdamW(model.parameters(), lr=3e-5, weight_decay=0.01)
    ids = torch.randint(1, VOCABULARY, (BATCH, TOKENS))
    labels = torch.randint(0, CLASSES, (BATCH,))
    for _ in range(int(sys.argv[1])):
        start = time.perf_counter()
        optimizer.zero_grad()
        nn.functional.cross_entropy(model(ids), labels).backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        print(f"step {time.perf_counter() - start:.4f}", flush=True)


print(f"PyTorch {torch.__version__}", flush=True)
main()
