"""``python -m hearsay_vocabulary --corpora FOLDER``: writes cues.json, events.json and stances.json. Needs nothing but Python."""

from __future__ import annotations

import argparse
import gzip
import json
from pathlib import Path

from .cues import cue
from .events import event
from .rolesets import parse
from .stances import stance

HEAD = {
    "about": "Generated from propbank-frames by python -m hearsay_vocabulary; do not edit. Corrections stand in the file of the same name with .supplement.",
    "licence": "CC-BY-SA-4.0",
    "attribution": "PropBank frames (Palmer, Gildea and Kingsbury 2005; Pradhan et al. 2022), CC BY-SA 4.0, with their links to FrameNet (CC BY 3.0) and VerbNet.",
}
HERE = Path(__file__).resolve().parents[2] / "src" / "reading" / "vocabulary"


def lines(entries: dict[str, dict]) -> str:
    """One entry a line, so that a change can be read in a diff."""
    def compact(value: object) -> str:
        return json.dumps(value, ensure_ascii=False)

    head = [f"{compact(k)}: {compact(v)}" for k, v in HEAD.items()]
    body = ",\n".join(f"{compact(k)}: {compact(v)}" for k, v in sorted(entries.items()))
    return "{\n" + ",\n".join(head) + ',\n"entries": {\n' + body + "\n}\n}\n"


def main() -> None:
    parser = argparse.ArgumentParser(prog="hearsay_vocabulary", description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True, help="folder with propbank-frames.jsonl.gz")
    parser.add_argument("--out", type=Path, default=HERE)
    given = parser.parse_args()
    with gzip.open(given.corpora / "propbank-frames.jsonl.gz", "rt", encoding="utf-8") as rows:
        rolesets = [parse(json.loads(row)) for row in rows]
    for name, make in (("cues", cue), ("events", event), ("stances", stance)):
        entries = {r.id: line for r in rolesets if (line := make(r)) is not None}
        (given.out / f"{name}.json").write_text(lines(entries), encoding="utf-8")
        print(f"{name}.json: {len(entries)} rolesets")


if __name__ == "__main__":
    main()
