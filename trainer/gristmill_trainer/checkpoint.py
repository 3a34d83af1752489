"""Checkpoints: whole or not there at all, and never believed before every byte of theirs was hashed."""

import hashlib
import json
import os
import re
import shutil

import numpy
import torch
from safetensors import safe_open

_NAME = re.compile(r"^step-(\d{8,})$")
_LINE = re.compile(r"^([0-9a-f]{64})  ([A-Za-z0-9_.-]+)$")
_WANTED = {"config.json", "meta.json", "model.safetensors", "optim.safetensors"}
_POSSIBLE = _WANTED | {"adapter_config.json"}


def name_of(step):
    return f"step-{step:08d}"


def newest(folder, limits, damaged):
    """The newest whole checkpoint of one of the keys, not beyond its limit, as (folder, meta); `damaged` is told of each that is not whole."""
    try:
        names = os.listdir(folder)
    except FileNotFoundError:
        return None
    found = sorted((int(match.group(1)), name) for name in names if (match := _NAME.match(name)))
    for step, name in reversed(found):
        path = os.path.join(folder, name)
        try:
            meta = read_meta(path)
        except (OSError, ValueError) as failure:
            damaged(name, str(failure))
            continue
        if meta["key"] in limits and (limits[meta["key"]] is None or step <= limits[meta["key"]]):
            return path, meta
    return None


def read_meta(path):
    """Of a checkpoint whose every file has the hash that is written beside it; throws for any other."""
    with open(os.path.join(path, "SHA256SUMS"), encoding="ascii", newline="") as file:
        text = file.read()
    sums = dict(_sum_of(line) for line in text.removesuffix("\n").split("\n"))
    if not text.endswith("\n") or not _WANTED <= set(sums) <= _POSSIBLE:
        raise ValueError("SHA256SUMS does not list what a checkpoint has")
    for name, wanted in sums.items():
        with open(os.path.join(path, name), "rb") as file:
            if hashlib.file_digest(file, "sha256").hexdigest() != wanted:
                raise ValueError(f"{name} is not what SHA256SUMS says")
    with open(os.path.join(path, "meta.json"), encoding="utf-8") as file:
        meta = json.load(file)
    if meta.get("format") != "gristmill checkpoint 1":
        raise ValueError("meta.json is of another format")
    return meta


def read_tensors(path, name):
    with safe_open(os.path.join(path, name), "pt") as file:
        return {key: file.get_tensor(key) for key in file.keys()}


def write(folder, step, parts, keep):
    """`parts`: texts and dictionaries of tensors, by the names of their files."""
    name = name_of(step)
    temporary = os.path.join(folder, f".tmp-{name}")
    for left in os.listdir(folder):
        if left.startswith(".tmp-step-"):
            shutil.rmtree(os.path.join(folder, left))
    os.mkdir(temporary)
    sums = []
    for file, content in sorted(parts.items()):
        chunks = [content.encode()] if isinstance(content, str) else _safetensors(content)
        sums.append(f"{_write_file(os.path.join(temporary, file), chunks)}  {file}\n")
    _write_file(os.path.join(temporary, "SHA256SUMS"), ["".join(sums).encode()])
    _flush_folder(temporary)
    final = os.path.join(folder, name)
    if os.path.exists(final):
        # Only a damaged one can stand where training comes by again.
        shutil.rmtree(final)
    os.rename(temporary, final)
    _flush_folder(folder)
    _write_file(os.path.join(folder, ".LATEST"), [f"{name}\n".encode()])
    os.replace(os.path.join(folder, ".LATEST"), os.path.join(folder, "LATEST"))
    _prune(folder, keep)


def _prune(folder, keep):
    names = sorted((name for name in os.listdir(folder) if _NAME.match(name)), key=lambda name: int(name[5:]))
    for name in names[:-keep]:
        # Renamed first: a folder that is half removed must not look like a checkpoint.
        gone = os.path.join(folder, f".tmp-{name}")
        os.rename(os.path.join(folder, name), gone)
        shutil.rmtree(gone)


def _safetensors(tensors):
    header, at, arrays = {}, 0, []
    for name, tensor in sorted(tensors.items()):
        array = numpy.ascontiguousarray(tensor.detach().cpu().to(torch.float32).numpy()).astype("<f4", copy=False)
        header[name] = {"dtype": "F32", "shape": list(tensor.shape), "data_offsets": [at, at + array.nbytes]}
        at += array.nbytes
        arrays.append(array)
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    yield len(text).to_bytes(8, "little") + text
    for array in arrays:
        yield memoryview(array).cast("B") if array.ndim else array.tobytes()


def _write_file(path, chunks):
    digest = hashlib.sha256()
    with open(path, "wb") as file:
        for chunk in chunks:
            digest.update(chunk)
            file.write(chunk)
        file.flush()
        os.fsync(file.fileno())
    return digest.hexdigest()


def _flush_folder(path):
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _sum_of(line):
    match = _LINE.match(line)
    if match is None:
        raise ValueError("SHA256SUMS has a line that is none of sha256sum's")
    return match.group(2), match.group(1)
