"""Flips single bytes all over a checkpoint, one at a time, and says for which of them it was still believed."""

import os
import sys

from gristmill_trainer.checkpoint import read_meta

folder, believed, tried = sys.argv[1], [], 0
read_meta(folder)
for name in sorted(os.listdir(folder)):
    path = os.path.join(folder, name)
    with open(path, "rb") as file:
        content = file.read()
    for at in range(0, len(content), max(1, len(content) // 40)):
        with open(path, "wb") as file:
            file.write(content[:at] + bytes([content[at] ^ (1 << (at % 8))]) + content[at + 1 :])
        tried += 1
        try:
            read_meta(folder)
            believed.append(f"{name} at {at}")
        except (OSError, ValueError):
            pass
    with open(path, "wb") as file:
        file.write(content)
read_meta(folder)
print(f"{tried} tried")
print("\n".join(believed))
