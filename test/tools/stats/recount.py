"""Counts again what stats.json says, from the records, the token indexes and git alone: recount.py OUT REPOSITORY TOKENIZER.json [MERGES].

Nothing of gristmill is used: texts are tokenized by the reference library, commits are told by git. Prints what stats.json should have.
"""
import json, os, struct, subprocess, sys, time
from collections import Counter, defaultdict
from tokenizers import Tokenizer

out, repository, tokenizer_file = sys.argv[1:4]
merges = sys.argv[4] if len(sys.argv) > 4 else "first-parent"
tokenizer = Tokenizer.from_file(tokenizer_file)
tokenizer.encode_special_tokens = True  # what a text spells stays text
LANGUAGES = {"rs": "Rust", "py": "Python", "ts": "TypeScript", "toml": "TOML", "md": "Markdown", "json": "JSON", "sh": "Shell", "yml": "YAML", "txt": "Text", "lock": "TOML", "bin": "unknown"}
KEYS = {"file": "path", "test_pair": "impl_file", "product": "change_group"}


def git(*words):
    return subprocess.run(["git", "-C", repository, *words], check=True, capture_output=True).stdout


def bin_of(length):
    width = 1 if length < 32 else 1 << (length.bit_length() - 5)
    return length // width * width, width


def corrected_dates():
    dates = {}
    for line in git("log", "--topo-order", "--reverse", "--format=%H %ct %P", "HEAD").decode().splitlines():
        oid, own, *parents = line.split()
        dates[oid] = max([int(own)] + [dates[parent] + 1 for parent in parents])
    return dates


def month(seconds):
    return time.strftime("%Y-%m", time.gmtime(seconds))


def lengths_in(shard):
    """Of each sample of a token shard, the lengths of its sequences without ends of documents."""
    files = {os.path.splitext(entry["file"])[1]: os.path.join(out, entry["file"]) for entry in shard["files"]}
    index, documents = open(files[".idx"], "rb").read(), open(files[".doc"], "rb").read()
    assert index[:9] == b"MMIDIDX\0\0", index[:9]
    count = struct.unpack_from("<Q", index, 18)[0]
    samples, current = [], []
    for at, size in enumerate(struct.unpack_from(f"<{count}i", index, 34)):
        flags = struct.unpack_from("<I", documents, 16 + 48 * at + 40)[0]
        current.append(size - (1 if flags & 2 else 0))
        if not flags & 4:
            samples.append(current)
            current = []
    return samples


class Figure:
    def __init__(self):
        self.documents = self.samples = self.bytes = self.lines = self.tokens = 0
        self.lengths = []

    def add(self, other):
        for name in ("documents", "samples", "bytes", "lines", "tokens"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.lengths += other.lengths
        return self

    def entry(self, with_lengths=True):
        entry = {"documents": self.documents, "samples": self.samples, "bytes": self.bytes, "sequences": len(self.lengths), "lines": self.lines, "tokens": self.tokens}
        if with_lengths and self.lengths:
            entry["lengths"] = spread(self.lengths)
        # What nothing is in has no tokens either.
        return entry if self.documents else {name: 0 for name in ("documents", "samples", "bytes")}


def spread(lengths):
    bins = Counter(bin_of(length)[0] for length in lengths)
    def at_most(percent):
        wanted, seen = -(-len(lengths) * percent // 100), 0
        for start in sorted(bins):
            seen += bins[start]
            if seen >= wanted:
                return min(max(lengths), start + bin_of(start)[1] - 1)
    return {"least": min(lengths), "mean": sum(lengths) / len(lengths), "most": max(lengths), **{f"p{percent}": at_most(percent) for percent in (5, 10, 25, 50, 75, 90, 95, 99)}, "bins": {str(start): bins[start] for start in sorted(bins)}}


def language(records):
    paths = set()
    for record in records:
        paths.update(record[name] for name in ("path", "file_path", "test_file", "impl_file") if name in record)
        paths.update(record.get("files", []))
        if "path" not in record:
            paths.update(line.split(" b/")[-1] for line in record["training_content"].split("\n") if line.startswith("diff --git "))
    languages = {LANGUAGES.get(path.rsplit(".", 1)[-1], "unknown") for path in paths}
    return "none" if not languages else languages.pop() if len(languages) == 1 else "several"


def documents_of(manifest, view, dates):
    """Every standing of every document: its kind, place, key, month, language and figure."""
    sequences = defaultdict(list)
    for shard in view["shards"]:
        sequences[shard["kind"], shard.get("split"), shard.get("phase")] += lengths_in(shard)
    for shard in manifest["shards"]:
        place = (shard["kind"], shard.get("split"), shard.get("phase"))
        runs = []
        with open(os.path.join(out, shard["file"]), encoding="utf-8") as lines:
            for line in lines:
                record = json.loads(line)
                key = record[KEYS.get(record["type"], "commit_hash")]
                if not runs or runs[-1][0] != key:
                    runs.append((key, []))
                runs[-1][1].append(record)
        for key, records in runs:
            figure = Figure()
            figure.documents, figure.samples = 1, len(records)
            for record in records:
                text = record["training_content"]
                figure.bytes += len(text.encode())
                figure.lines += text.count("\n")
                figure.tokens += token_count(text)
                figure.lengths += sequences[place].pop(0)
            commits = records[0].get("commits_included") or [records[0].get("commit_hash")]
            when = [dates[oid] for oid in commits if oid in dates]
            yield {"kind": shard["kind"], "split": shard.get("split"), "phase": shard.get("phase"), "key": key, "month": month(max(when)) if when else None, "language": language(records), "figure": figure}
    assert not any(left for (kind, *_), left in sequences.items() if kind != "structure"), "sequences without a record"


counts = {}


def token_count(text):
    if text not in counts:
        counts[text] = len(tokenizer.encode(text, add_special_tokens=False).ids)
    return counts[text]


def table(documents, group, with_lengths=True):
    groups = defaultdict(lambda: defaultdict(Figure))
    for document in documents:
        name = group(document)
        if name is not None:
            groups[name][document["kind"]].add(document["figure"])
            groups[name]["all"].add(document["figure"])
    return {name: {kind: figure.entry(with_lengths) for kind, figure in kinds.items()} for name, kinds in groups.items()}


def tables(standings, phases):
    once = list({(one["kind"], one["split"], one["key"]): one for one in reversed(standings)}.values())
    found = {"kinds": table(once, lambda one: "")[""], "languages": table(once, lambda one: one["language"]), "months": table(once, lambda one: one["month"], False), "years": table(once, lambda one: one["month"] and one["month"][:4], False)}
    if any(one["split"] for one in standings):
        found["parts"] = table(standings, lambda one: one["split"])
    if phases:
        found["phases"] = {**{name: {"all": Figure().entry()} for name in phases}, **table(standings, lambda one: one["phase"])}
    return found


def history(dates):
    counts, months, authors, moments = Counter(), Counter(month(date) for date in dates.values()), Counter(), []
    for commit in git("log", "-M", f"--diff-merges={'off' if merges == 'skip' else merges}", "--numstat", "--format=%x00%an <%ae>%x01%at%x01%P", "HEAD").decode("utf-8", "replace").split("\0")[1:]:
        head, *stats = commit.split("\n")
        author, moment, parents = head.split("\x01")
        authors[author] += 1
        moments.append(int(moment))
        counts["commits"] += 1
        counts["merges"] += len(parents.split()) > 1
        counts["roots"] += not parents
        for added, removed, _ in (line.split("\t", 2) for line in stats if line):
            counts["files"] += 1
            counts["insertions"] += 0 if added == "-" else int(added)
            counts["deletions"] += 0 if removed == "-" else int(removed)
    years, powers = Counter(), Counter()
    for name, count in months.items():
        years[name[:4]] += count
    for count in authors.values():
        powers[str(1 << (count.bit_length() - 1))] += 1
    day = lambda seconds: time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(seconds))
    return {**{name: counts[name] for name in ("commits", "merges", "roots", "files", "insertions", "deletions")}, "first": day(min(moments)), "last": day(max(moments)), "months": months, "years": years, "authors": len(authors), "authors_by_commits": powers}


def files():
    found = Counter()
    for line in git("ls-tree", "-r", "-z", "HEAD").decode().split("\0")[:-1]:
        (mode, kind, oid), path = line.split("\t")[0].split(), line.split("\t", 1)[1]
        blob = b"" if kind == "commit" or mode == "120000" else git("cat-file", "blob", oid)
        binary = b"\0" in blob
        name = LANGUAGES.get(path.rsplit(".", 1)[-1], "unknown")
        found["files"] += 1
        found[f"language {name} files"] += 1
        found[f"language {name} bytes"] += 0 if binary else len(blob)
        found[f"language {name} lines"] += 0 if binary else blob.count(b"\n") + (blob != b"" and not blob.endswith(b"\n"))
        found[f"encoding {'binary' if binary else 'utf-8'} files"] += 1
    return found


def main():
    manifest = json.load(open(os.path.join(out, "manifest.json")))
    dates = corrected_dates()
    found = {"history": history(dates), "files": files(), "commits": len(dates)}
    for at, view in enumerate(manifest["tokenizers"]):
        standings = list(documents_of(manifest, view, dates))
        own = tables(standings, [phase["name"] for phase in manifest.get("phases", [])])
        if at == 0:
            kinds = {kind: entry for kind, entry in own["kinds"].items() if kind != "all"}
            whole = own["kinds"]["all"]
            found.update({"figures": own, **{kind: {name: entry[name] for name in ("documents", "samples", "bytes")} for kind, entry in kinds.items()}})
            found["shares"] = {kind: {name: entry[name] / whole[name] for name in ("documents", "bytes", "tokens")} for kind, entry in kinds.items()}
        else:
            found.setdefault("figures_of", {})[view["name"]] = own
        for kind, entry in own["kinds"].items():
            if kind == "all":
                continue
            lengths = [length for one in {(o["split"], o["key"]): o for o in standings if o["kind"] == kind}.values() for length in one["figure"].lengths]
            share = lambda low, high: sum(low * 1024 <= length < high * 1024 for length in lengths) / len(lengths)
            name = f"tokens.{kind}" + (f".{view['name']}" if view["name"] else "")
            found[name] = {
                "documents": entry["documents"], "samples": entry["sequences"], "tokens": entry["tokens"], "lines": entry["lines"],
                "lengths": Counter(str(1 << (length.bit_length() - 1)) if length else "0" for length in lengths),
                "shares": {"below_4k": share(0, 4), "from_4k_to_10k": share(4, 10), "from_10k_to_16k": share(10, 16), "from_16k": share(16, 1 << 30), "from_2k_to_16k": share(2, 16)},
            }
    structure = [length for shard in manifest["tokenizers"][0]["shards"] if shard["kind"] == "structure" for lengths in lengths_in(shard) for length in lengths]
    if structure:
        found["structure"] = {"sequences": len(structure), "tokens": sum(structure), "lengths": spread(structure)}
    json.dump(found, sys.stdout)


main()
