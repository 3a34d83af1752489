"""What happened, as lines of JSON: kept beside the checkpoints, and told to whoever started this."""

import json
import os


class Events:
    """One writer: rank 0. `cut_after` keeps one line for each step however often a run was killed."""

    def __init__(self, folder, enabled):
        self._path = os.path.join(folder, "events.jsonl")
        self._enabled = enabled
        told = os.environ.get("GRISTMILL_EVENTS")
        self._told = open(int(told), "w", buffering=1, encoding="utf-8", closefd=False) if told and enabled else None
        self._file = None
        # Whoever started this is gone, and with it whoever would stop it.
        self.abandoned = False

    def cut_after(self, step):
        if not self._enabled:
            return
        kept = []
        try:
            with open(self._path, encoding="utf-8", errors="replace") as file:
                for line in file:
                    if line.endswith("\n") and _step_of(line) <= step:
                        kept.append(line)
        except FileNotFoundError:
            kept = []
        with open(self._path + ".tmp", "w", encoding="utf-8") as file:
            file.writelines(kept)
            file.flush()
            os.fsync(file.fileno())
        os.replace(self._path + ".tmp", self._path)
        self._file = open(self._path, "a", buffering=1, encoding="utf-8")

    def tell(self, event, **fields):
        if not self._enabled:
            return
        line = json.dumps({"event": event, **fields}) + "\n"
        if self._file is not None:
            self._file.write(line)
        if self._told is not None:
            try:
                self._told.write(line)
            except BrokenPipeError:
                self._told, self.abandoned = None, True


def _step_of(line):
    try:
        return int(json.loads(line).get("step", 0))
    except (ValueError, AttributeError, TypeError):
        return float("inf")
