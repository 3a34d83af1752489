"""Numbers that are functions of the step: order of samples, learning rate, seeds, first parameters. As stages/train has them, bit by bit."""

import hashlib
import math

import numpy

_MASK = 0xFFFFFFFF


def mix(value):
    """Of a number or of an array of uint32."""
    if isinstance(value, int):
        value ^= value >> 16
        value = (value * 0x85EBCA6B) & _MASK
        value ^= value >> 13
        value = (value * 0xC2B2AE35) & _MASK
        return value ^ (value >> 16)
    value = value ^ (value >> numpy.uint32(16))
    value = value * numpy.uint32(0x85EBCA6B)
    value = value ^ (value >> numpy.uint32(13))
    value = value * numpy.uint32(0xC2B2AE35)
    return value ^ (value >> numpy.uint32(16))


def order_keys(seed, phase, epoch):
    return _words(f"gristmill order 1\n{seed}\n{phase}\n{epoch}", 4)


def permute(position, samples, keys):
    half = max(1, (max(0, samples - 1).bit_length() + 1) // 2)
    size = 1 << half
    at = position
    while True:
        left, right = at >> half, at & (size - 1)
        for key in keys:
            left, right = right, left ^ (mix(right ^ key) & (size - 1))
        at = (left << half) | right
        if at < samples:
            return at


def learning_rate(rate, step):
    """`step` counts from the beginning of the pass."""
    done = rate["at"] + step
    peak, floor, warm = rate["peak"], rate["floor"], rate["warm"]
    if done < warm:
        return (peak * (done + 1)) / warm
    x = min(1, (done - warm) / max(1, rate["total"] - warm))
    if rate["shape"] == "cosine":
        return peak * (floor + ((1 - floor) * (1 + _cosine(x))) / 2)
    if rate["shape"] == "linear":
        return peak * (floor + (1 - floor) * (1 - x))
    return peak


def draw_seed(seed, step, micro):
    digest = hashlib.sha256(f"gristmill draw 1\n{seed}\n{step}\n{micro}".encode()).digest()
    return int.from_bytes(digest[:6], "little")


def first_weights(seed, name, deviation, count):
    k0, k1 = _words(f"gristmill first 1\n{seed}\n{name}", 2)
    places = numpy.arange(count, dtype=numpy.uint32)
    a, b = mix(places ^ numpy.uint32(k0)), mix(places ^ numpy.uint32(k1))
    low, sixteen = numpy.uint32(65535), numpy.uint32(16)
    total = sum((part.astype(numpy.float64) for part in (a & low, a >> sixteen, b & low, b >> sixteen)), numpy.zeros(count))
    return ((total - 131070.0) / 37837.2 * deviation).astype(numpy.float32)


def _cosine(x):
    if x > 0.5:
        return -_cosine(1 - x)
    y = math.pi * x * (math.pi * x)
    total = 1.0
    for term in range(10, 0, -1):
        total = 1 - (y / ((2 * term - 1) * (2 * term))) * total
    return total


def _words(text, count):
    digest = hashlib.sha256(text.encode()).digest()
    return [int.from_bytes(digest[at : at + 4], "little") for at in range(0, 4 * count, 4)]
