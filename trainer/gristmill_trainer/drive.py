"""One run: set torch up, go on from the newest whole checkpoint or begin, train, and say how it ended."""

import fcntl
import os

import torch

from . import checkpoint
from .events import Events
from .loop import steps_of, train
from .ranks import Ranks
from .state import State


def drive(run):
    if run["threads"] > 0:
        torch.set_num_threads(run["threads"])
    torch.use_deterministic_algorithms(run["device"] == "cpu")
    ranks = Ranks(run["device"])
    # Held as long as this process lives: one whose starter was killed may still be saving.
    lock = open(os.path.join(run["folder"], "lock"), "a")
    try:
        if ranks.own == 0:
            fcntl.flock(lock, fcntl.LOCK_EX)
        ranks.wait()
        events = Events(run["folder"], ranks.own == 0)
        state = State(run, ranks)
        damaged = []
        found = checkpoint.newest(run["folder"], run["resume"], lambda name, why: damaged.append((name, why)))
        steps = sum(steps_of(one, run["batch"]) for one in run["passes"])
        if found is None:
            state.start()
        else:
            state.resume(*found)
        events.cut_after(state.step)
        for name, why in damaged:
            events.tell("damaged", step=state.step, checkpoint=name, why=why)
        events.tell("start" if found is None else "resume", step=state.step, steps=steps, ranks=ranks.count, parameters=sum(parameter.numel() for parameter in state.parameters.values()), torch=torch.__version__)
        if found is not None and found[1]["complete"] and found[1]["key"] == run["key"]:
            events.tell("done", step=state.step)
            return True
        done = train(run, state, ranks, events)
        if done:
            events.tell("done", step=state.step)
        return done
    finally:
        ranks.close()
        lock.close()
