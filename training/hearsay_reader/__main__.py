"""``python -m hearsay_reader COMMAND``: the commands of training/README.md."""

from __future__ import annotations

import argparse
import json
from pathlib import Path


def main() -> None:
    parser = argparse.ArgumentParser(prog="hearsay_reader", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    for name, text in (
        ("data", "check the corpora: files, digests, counts"),
        ("train", "train, or continue from the checkpoint"),
        ("evaluate", "measure a checkpoint on the dev split"),
        ("export", "write int8 ONNX graphs, sense table, vocabulary and labels"),
        ("recover", "make a checkpoint from exported graphs"),
        ("factuality", "teach a checkpoint's factuality head anew, on text without such labels"),
        ("coreference", "train the coreference head on an exported reader's vectors, measure and export it"),
    ):
        command = commands.add_parser(name, help=text)
        command.add_argument("--corpora", type=Path, required=True, help="folder of the corpora")
        if name not in ("data", "coreference"):
            command.add_argument("--checkpoint", type=Path, default=Path("out/reader.pt"))
        if name == "train":
            command.add_argument("--epochs", type=int, default=9)
            command.add_argument("--seed", type=int, default=1)
            command.add_argument("--pieces", type=int, default=1600, help="padded word pieces in a batch")
            command.add_argument("--start", type=Path, help="take over the weights of this checkpoint")
            command.add_argument("--rate", type=float, default=1.0, help="multiplies the learning rates")
            command.add_argument("--device", default="cpu")
            command.add_argument("--threads", type=int, default=2)
            command.add_argument("--limit", type=int, help="first N sentences of each corpus: a smoke run")
        if name == "evaluate":
            command.add_argument("--limit", type=int, help="first N sentences of each dev file")
            command.add_argument("--onnx", type=Path, help="measure this exported folder instead of the checkpoint")
        if name == "export":
            command.add_argument("--out", type=Path, default=Path("../models/reader-en"))
        if name in ("recover", "coreference"):
            command.add_argument("--onnx", type=Path, default=Path("../models/reader-en"), help="the exported folder")
        if name == "factuality":
            command.add_argument("--out", type=Path, default=Path("out/further.pt"))
            command.add_argument("--steps", type=int, default=420, help="batches that the teacher reads")
            command.add_argument("--epochs", type=int, default=4, help="of the head")
            command.add_argument("--seed", type=int, default=1)
            command.add_argument("--limit", type=int, help="first N sentences of each corpus: a smoke run")
        if name == "coreference":
            command.add_argument("--epochs", type=int, default=8)
            command.add_argument("--seed", type=int, default=1)
            command.add_argument("--limit", type=int, help="first N sentences of each file: a smoke run")
            command.add_argument("--cases", type=Path, help="also write the cases that a port of the features is tested by")
    given = parser.parse_args()
    if given.command == "data":
        from .corpora import DEV_FILES, ROLESET_FILE, TRAINING_FILES, digest, read

        for name in [*TRAINING_FILES.values(), *DEV_FILES.values(), ROLESET_FILE]:
            path = given.corpora / name
            if not path.exists():
                raise SystemExit(f"{name} is not in {given.corpora}: see training/README.md for where it comes from.")
            print(f"{name:36} {len(read(path)):6} lines  sha256 {digest(path)}")
    elif given.command == "train":
        from .train import Plan, train

        given.checkpoint.parent.mkdir(parents=True, exist_ok=True)
        plan = Plan(given.epochs, given.seed, given.pieces, given.rate, given.start, given.device, given.threads, given.limit)
        train(given.corpora, given.checkpoint, plan)
    elif given.command == "evaluate":
        from .backends import Checkpoint, Graphs
        from .evaluate import evaluate
        from .train import restore

        reader = Graphs(given.onnx) if given.onnx else Checkpoint(restore(given.checkpoint))
        print(json.dumps(evaluate(reader, given.corpora, given.limit), indent=2))
    elif given.command == "recover":
        from .recovery import save

        save(given.onnx, given.checkpoint)
    elif given.command == "factuality":
        from .factuality import improve

        improve(given.corpora, given.checkpoint, given.out, given.steps, given.epochs, given.seed, given.limit)
    elif given.command == "coreference":
        from .linking import make

        print(json.dumps(make(given.corpora, given.onnx, given.epochs, given.seed, given.limit, given.cases), indent=2))
    else:
        from .export import export
        from .train import restore

        export(restore(given.checkpoint), given.corpora, given.out)


if __name__ == "__main__":
    main()
