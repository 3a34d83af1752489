"""Samples of a pass: which tokens of which shards, what of them is predicted, and with which weight. Shards are mapped, never read whole."""

import os
import struct

import numpy


class Samples:
    """Of a pass of `run.json`. `at(sample)` gives its texts as (ids, weights): a weight is that of predicting the token, 0 for the first of a text."""

    def __init__(self, plan, shards, folder):
        self._shards = [_Shard(shard["stem"], shard["tokens"]) for shard in shards]
        self.at = self._window if plan["kind"] == "sliding" else self._listed
        self._plan = plan
        if plan["kind"] == "sliding":
            self._ends = numpy.cumsum([shard.tokens for shard in self._shards])
        else:
            self.length, self._first, self._pieces = _table(os.path.join(folder, plan["file"]))

    def _listed(self, sample):
        texts = []
        for shard, start, length, joined in self._pieces[self._first[sample] : self._first[sample + 1]]:
            piece = self._shards[shard].stretch(int(start), int(start) + int(length))
            if joined:
                piece = tuple(numpy.concatenate(both) for both in zip(texts.pop(), piece))
            texts.append(piece)
        return [_unpredicted(text, 1) for text in texts]

    def _window(self, sample):
        start = sample * self._plan["stride"]
        end = min(int(self._ends[-1]), start + self._plan["context"] + self._plan["target"])
        parts, at = [], start
        while at < end:
            shard = int(numpy.searchsorted(self._ends, at, side="right"))
            begins = int(self._ends[shard]) - self._shards[shard].tokens
            upto = min(end, int(self._ends[shard]))
            parts.append(self._shards[shard].stretch(at - begins, upto - begins))
            at = upto
        return [_unpredicted(tuple(numpy.concatenate(both) for both in zip(*parts)), self._plan["context"])]


class _Shard:
    def __init__(self, stem, tokens):
        self.tokens = tokens
        self._ids = numpy.memmap(stem + ".bin", "<i4", mode="r")
        if len(self._ids) != tokens:
            raise ValueError(f'Shard "{stem}.bin" has {len(self._ids)} tokens, and the plan says {tokens}')
        if os.path.exists(stem + ".loss"):
            self._weights = numpy.memmap(stem + ".loss", "u1", mode="r")
        else:
            self._weights = _said(stem, tokens)

    def stretch(self, start, end):
        return self._ids[start:end].astype(numpy.int64), self._weights[start:end].astype(numpy.float32)


def _said(stem, tokens):
    """Weights as the records of documents say them, where no file has them written out."""
    with open(stem + ".idx", "rb") as file:
        index = file.read()
    (count,) = struct.unpack_from("<Q", index, 18)
    starts = numpy.concatenate(([0], numpy.cumsum(numpy.frombuffer(index, "<i4", count, 34).astype(numpy.int64))))
    with open(stem + ".doc", "rb") as file:
        records = numpy.frombuffer(file.read(), numpy.dtype([("digest", "V32"), ("rest", "<u4", 4)]), count, 16)["rest"]
    weights = numpy.zeros(tokens, "u1")
    for start, (begin, end, _flags, _kind) in zip(starts, records):
        weights[start + begin : start + end] = 1
    return weights


def _table(path):
    with open(path, "rb") as file:
        content = file.read()
    if content[:8] != b"GMSAMP\0\x01":
        raise ValueError(f'"{path}" is no table of samples')
    length, _, samples, pieces = struct.unpack_from("<IIQQ", content, 8)
    numbers = numpy.frombuffer(content, "<u4", offset=32)
    if len(numbers) != samples + 1 + pieces * 4:
        raise ValueError(f'"{path}" ends too early')
    return length, numbers[: samples + 1], numbers[samples + 1 :].reshape(-1, 4)


def _unpredicted(text, given):
    """The first tokens of a text are given, the very first in any case."""
    ids, weights = text
    weights[: max(1, given)] = 0
    return ids, weights
