"""``python -m hearsay_vocabulary.territories --cldr territories.json``: writes territories.json. Needs nothing but Python.

The input is ``main/en/territories.json`` of the npm package cldr-localenames-full (Unicode CLDR). What is written is what
demonyms.json lacks: further names of its states, and territories that are spoken of as bodies and are no state of the list.
"""

from __future__ import annotations

import argparse
import json
import re
from pathlib import Path

HERE = Path(__file__).resolve().parents[2] / "src" / "reading" / "vocabulary"
HEAD = {
    "about": "Generated from Unicode CLDR (npm cldr-localenames-full) by python -m hearsay_vocabulary.territories; do not edit.",
    "licence": "Unicode-3.0",
    "attribution": "Unicode CLDR, English names of territories, © Unicode, Inc.",
}
LEFT_OUT = {"AQ", "BV", "CP", "CQ", "DG", "EA", "EU", "EZ", "BL", "HM", "IC", "IO", "MF", "QO", "RE", "TA", "TF", "UM", "UN", "XA", "XB", "ZZ"}
"""Nobody governs from there, it is no territory, or its name is that of a saint or a common word."""
STATES = {"CD": "Democratic Republic of the Congo", "CG": "Congo", "PS": "Palestine", "VC": "Saint Vincent and the Grenadines"}
"""Codes whose name in demonyms.json is none of CLDR's."""


def forms(name: str) -> list[str]:
    """A name as texts write it: "Antigua & Barbuda" with "and", "St. Lucia" with "Saint" too, "Myanmar (Burma)" as its two names."""
    inside = re.fullmatch(r"(.+?) \((.+)\)", name)
    parts = list(inside.groups()) if inside and not inside[2].startswith("Keeling") else [name]
    out: list[str] = []
    for part in parts:
        plain = part.replace("’", "'").replace(" - ", "-").replace(" SAR China", "")
        words = plain.replace("&", "and")
        out += dict.fromkeys([words, words.replace("St. ", "Saint "), words.replace("St. ", "St ")])
    return list(dict.fromkeys(out))


def folded(name: str) -> str:
    return re.sub(r"[^\w ]", "", name.casefold()).removeprefix("the ")


def entries(names: dict[str, str], states: list[dict]) -> list[dict]:
    known = {folded(form): state["name"] for state in states for form in (state["name"], *state["aliases"])}
    by_code: dict[str, list[str]] = {}
    for code, name in names.items():
        if re.match(r"[A-Z]{2}(-|$)", code) and code[:2] not in LEFT_OUT:
            by_code.setdefault(code[:2], []).extend(form for form in forms(name) if form not in ("Republic", "DRC"))
    out = []
    for code, every in sorted(by_code.items()):
        state = STATES.get(code) or next((known[folded(form)] for form in every if folded(form) in known), None)
        new = [form for form in dict.fromkeys(every) if folded(form) not in known]
        if state is not None and new:
            out.append({"code": code, "name": state, "aliases": new})
        elif state is None:
            out.append({"code": code, "name": every[-1] if code in ("HK", "MO") else every[0], "aliases": [e for e in dict.fromkeys(every) if e != every[0]]})
    return out


def main() -> None:
    parser = argparse.ArgumentParser(prog="hearsay_vocabulary.territories", description=__doc__)
    parser.add_argument("--cldr", type=Path, required=True, help="main/en/territories.json of cldr-localenames-full")
    parser.add_argument("--out", type=Path, default=HERE)
    given = parser.parse_args()
    names = json.loads(given.cldr.read_text(encoding="utf-8"))["main"]["en"]["localeDisplayNames"]["territories"]
    states = json.loads((HERE / "demonyms.json").read_text(encoding="utf-8"))["states"]
    rows = entries(names, states)
    head = ",\n".join(f" {json.dumps(k)}: {json.dumps(v, ensure_ascii=False)}" for k, v in HEAD.items())
    body = ",\n".join(f"  {json.dumps(row, ensure_ascii=False)}" for row in rows)
    (given.out / "territories.json").write_text(f'{{\n{head},\n "territories": [\n{body}\n ]\n}}\n', encoding="utf-8")
    print(f"territories.json: {len(rows)}")


if __name__ == "__main__":
    main()
