"""Samples as tensors: texts side by side, and what of them is predicted with which weight."""

import numpy
import torch


def batch_of(micro, length, device):
    """Texts side by side, padded at the end. A place predicts the token behind it, where that is of its own text."""
    shape = (len(micro), max(1, min(length, max(sum(len(ids) for ids, _ in texts) for texts in micro)) - 1))
    # One longer than what is predicted from: the last token is only a target.
    ids, weights = numpy.zeros((shape[0], shape[1] + 1), numpy.int64), numpy.zeros((shape[0], shape[1] + 1), numpy.float32)
    positions, text = numpy.zeros_like(ids), numpy.zeros_like(ids)
    single = True
    for row, texts in enumerate(micro):
        at = 0
        for number, (own, own_weights) in enumerate(texts):
            end = at + len(own)
            ids[row, at:end], weights[row, at:end] = own, own_weights
            positions[row, at:end], text[row, at:end] = numpy.arange(len(own)), number
            at = end
        single = single and len(texts) == 1
    # Padding stands behind everything, so whoever is before it never sees it.
    parts = (ids[:, :-1], positions[:, :-1], text[:, :-1], ids[:, 1:], weights[:, 1:])
    ids, positions, text, targets, weights = (torch.from_numpy(numpy.ascontiguousarray(part)).to(device) for part in parts)
    return ids, positions, None if single else text, targets, weights
