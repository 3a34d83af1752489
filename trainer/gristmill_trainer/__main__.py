"""`python -m gristmill_trainer run.json`: does what is left of a run."""

import json
import os
import sys
import traceback

DONE, PREEMPTED, REFUSED, MISSING, MISTAKEN = 0, 75, 76, 77, 78


def main(path):
    try:
        with open(path, encoding="utf-8") as file:
            run = json.load(file)
        if run["format"] != "gristmill run 1":
            raise ValueError(f'its format is {run["format"]!r}, and this engine reads "gristmill run 1"')
        run["folder"] = os.path.dirname(os.path.abspath(path))
    except (OSError, ValueError, KeyError) as failure:
        return _end(MISTAKEN, f'Could not read "{path}": {failure}')
    if run["threads"] > 0:
        os.environ["OMP_NUM_THREADS"] = str(run["threads"])
    try:
        import numpy  # noqa: F401
        import safetensors  # noqa: F401
        import torch
    except ImportError as failure:
        return _end(MISSING, f"Could not load what trains: {failure}")
    if tuple(int(part) for part in torch.__version__.split("+")[0].split(".")[:2]) < (2, 6):
        return _end(MISSING, f"torch is {torch.__version__}, and 2.6 is the oldest that trains")
    if run["device"] == "cuda" and not torch.cuda.is_available():
        return _end(MISSING, "torch sees no CUDA device here")
    from .drive import drive
    from .state import Refused

    try:
        return DONE if drive(run) else PREEMPTED
    except Refused as refusal:
        return _end(REFUSED, str(refusal))


def _end(code, why):
    print(why, file=sys.stderr)
    told = os.environ.get("GRISTMILL_EVENTS")
    if told:
        with open(int(told), "w", encoding="utf-8", closefd=False) as file:
            file.write(json.dumps({"event": "failed", "code": code, "why": why}) + "\n")
    return code


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(_end(MISTAKEN, "Usage: python -m gristmill_trainer run.json"))
    try:
        sys.exit(main(sys.argv[1]))
    except Exception:  # The border: what nobody expected is told with its trace.
        traceback.print_exc()
        sys.exit(_end(1, traceback.format_exc().strip().splitlines()[-1]))
