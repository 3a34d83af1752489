"""The loop: steps of passes, from wherever a checkpoint left it. Which samples, which rate and which random numbers follow from the step alone."""

import signal
import time
from concurrent.futures import ThreadPoolExecutor

import numpy
import torch
from torch.nn import functional

from . import checkpoint
from .batch import batch_of
from .evaluate import judge
from .order import draw_seed, learning_rate, permute
from .samples import Samples


class Stop:
    """Asked to end: looked at before every micro-batch. Ranks agree, as one that saves alone would wait for the others for ever."""

    def __init__(self, ranks, events):
        self._ranks, self._events, self._asked = ranks, events, False
        for name in (signal.SIGTERM, signal.SIGINT, signal.SIGUSR1):
            signal.signal(name, self._ask)

    def _ask(self, *_):
        self._asked = True

    def asked(self):
        return self._ranks.sum(1.0 if self._asked or self._events.abandoned else 0.0) > 0


def steps_of(one, batch):
    return -(-(one["to"] - one["from"]) // batch)


def train(run, state, ranks, events):
    """Whether it came to the end."""
    stop, saver = Stop(ranks, events), _Saver(run, state, ranks, events)
    validation = _Validation(run, ranks, sum(steps_of(one, run["batch"]) for one in run["passes"]))
    first = 0
    saved = state.step
    for number, one in enumerate(run["passes"]):
        steps = steps_of(one, run["batch"])
        if first + steps > state.step:
            samples = Samples(one["plan"], one["shards"], run["folder"])
            for step in range(state.step - first, steps):
                paused = state.step == run["pause"]
                if paused or not _step(run, state, ranks, stop, (number, one, samples, step), events):
                    if state.step != saved:
                        saver.save(_place(run, state.step))
                    saver.wait()
                    events.tell("preempted", step=state.step)
                    return False
                # Before anything of this step is saved: whoever goes on from there has been told already.
                validation.look(state, stop, events)
                if state.step % run["save"] == 0:
                    saver.save(_place(run, state.step))
                    saved = state.step
        first += steps
    saver.save((len(run["passes"]), 0), complete=True)
    saver.wait()
    return True


def _place(run, step):
    """The pass that comes next, and how many of its steps are done."""
    for number, one in enumerate(run["passes"]):
        steps = steps_of(one, run["batch"])
        if step < steps:
            return number, step
        step -= steps
    return len(run["passes"]), 0


def _step(run, state, ranks, stop, place, events):
    number, one, samples, step = place
    began = time.monotonic()
    positions = range(one["from"] + step * run["batch"], min(one["from"] + (step + 1) * run["batch"], one["to"]))
    chosen = [samples.at(position if one["order"] == "dataset" else permute(position, one["samples"], one["keys"])) for position in positions]
    predicted = sum(int(numpy.count_nonzero(weights)) for texts in chosen for _, weights in texts)
    weight = sum(float(weights.sum(dtype=numpy.float64)) for texts in chosen for _, weights in texts)
    micros = [chosen[at : at + run["micro"]] for at in range(0, len(chosen), run["micro"])]
    state.model.train()
    state.optimizer.zero_grad(set_to_none=True)
    loss = 0.0
    # Every rank does as many, as they wait for each other; what is too much is done for nothing.
    for turn in range(-(-len(micros) // ranks.count)):
        if stop.asked():
            return False
        micro = turn * ranks.count + ranks.own
        torch.manual_seed(draw_seed(run["seed"], state.step, micro))
        part = _loss(run, state, micros[min(micro, len(micros) - 1)], ranks.device) * (0.0 if micro >= len(micros) or weight == 0 else 1 / weight)
        # Ranks average what they have: the sum is meant.
        (part * ranks.count).backward()
        loss += float(part.detach())
    loss = ranks.sum(loss)
    rate = learning_rate(one["rate"], step)
    norm = 0.0
    if weight > 0:
        norm = float(ranks.whole(torch.nn.utils.clip_grad_norm_(state.parameters.values(), run["optimizer"]["clip"], foreach=ranks.device.type == "cuda")))
        for group in state.optimizer.param_groups:
            group["lr"] = rate
        state.optimizer.step()
        state.updates += 1
    state.step, state.tokens, state.loss = state.step + 1, state.tokens + predicted, loss
    events.tell("step", step=state.step, **{"pass": number}, loss=loss, hex=loss.hex(), rate=rate, norm=norm, tokens=predicted, seconds=round(time.monotonic() - began, 4))
    return True


def _loss(run, state, micro, device):
    """The weighted sum over what is predicted."""
    ids, positions, text, targets, weights = batch_of(micro, run["length"], device)
    with torch.autocast(device.type, dtype=torch.bfloat16, enabled=run["precision"] == "bfloat16"):
        scores = state.model(ids, positions, text)
    each = functional.cross_entropy(scores.float().flatten(0, 1), targets.flatten(), reduction="none")
    return (each * weights.flatten()).sum()


class _Validation:
    """How well what is not taught is predicted, every so many steps and at the end. It changes nothing of what is learned."""

    def __init__(self, run, ranks, last):
        self._run, self._ranks, self._last, self._asked = run, ranks, last, run.get("validation")
        self._samples = None if self._asked is None else Samples(self._asked["plan"], self._asked["shards"], run["folder"])

    def look(self, state, stop, events):
        asked = self._asked
        if asked is None or (state.step % asked["every"] != 0 and state.step != self._last):
            return
        state.model.eval()
        found = judge(state.model, self._samples, asked["positions"], self._run, self._ranks.device, stop.asked)
        if found is not None:
            events.tell("evaluated", step=state.step, **found)


class _Saver:
    """One save at a time, beside the training; the next one waits for it."""

    def __init__(self, run, state, ranks, events):
        self._run, self._state, self._ranks, self._events = run, state, ranks, events
        self._thread, self._flying = ThreadPoolExecutor(1), None

    def save(self, place, complete=False):
        run, state = self._run, self._state
        number, cursor = place
        meta = {
            "format": "gristmill checkpoint 1", "key": run["key"], "parent": run["parent"], "phase": run["phase"],
            "engine": {"name": "torch", "version": torch.__version__}, "step": state.step, "pass": number, "cursor": cursor,
            "tokens": state.tokens, "updates": state.updates, "seed": run["seed"], "batch": run["batch"], "complete": complete,
            "determinism": "bitwise" if self._ranks.device.type == "cpu" and run["threads"] == 1 else "data-exact",
            "model": run["model"], "ledger": [*_inherited(run, state), *_learned(run, number, cursor)], "notes": run["notes"], "loss": state.loss.hex(),
        }
        parts = state.parts(meta)
        self.wait()
        if self._ranks.own == 0:
            self._flying = self._thread.submit(checkpoint.write, run["folder"], state.step, parts, run["keep"])
            self._flying.add_done_callback(lambda done: done.exception() or self._events.tell("saved", step=meta["step"], complete=complete))

    def wait(self):
        if self._flying is not None:
            self._flying.result()
            self._flying = None
        self._ranks.wait()


def _inherited(run, state):
    """What was learned in runs before this one."""
    return [entry for entry in state.ledger if entry["run"] != run["run"]]


def _learned(run, number, cursor):
    entries = []
    for at, one in enumerate(run["passes"]):
        to = one["to"] if at < number else min(one["to"], one["from"] + cursor * run["batch"]) if at == number else one["from"]
        if to > one["from"]:
            entries.append({"run": run["run"], "phase": run["phase"], "pass": at, "shards": [shard["digest"] for shard in one["shards"]], **{name: one[name] for name in ("data", "plan", "order", "keys", "samples", "from")}, "to": to})
    return entries
