"""One PropBank roleset, asked about by its links rather than by its numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Role:
    name: str
    """``ARG0`` ..."""
    function: str
    """PropBank's function tag: PAG proto-agent, PPT proto-patient, GOL goal, PRD attribute, COM companion, DIR source ..."""
    description: str
    links: frozenset[str]
    """The FrameNet elements and VerbNet roles it is linked to."""


@dataclass(frozen=True)
class Roleset:
    id: str
    frames: frozenset[str]
    classes: frozenset[str]
    """VerbNet classes without their subclasses: ``say-37.7``."""
    roles: tuple[Role, ...]
    parts: frozenset[str]
    """Parts of speech of its aliases: v, n, j, l (light verb)."""

    def having(self, *links: str, besides: tuple[Role, ...] = ()) -> list[Role]:
        """Roles with any of these links, those with most of them first."""
        wanted = set(links)
        found = [r for r in self.roles if r not in besides and r.links & wanted]
        return sorted(found, key=lambda r: (-len(r.links & wanted), r.name))

    def acting_as(self, *functions: str, besides: tuple[Role, ...] = ()) -> list[Role]:
        """Roles with one of these function tags, in the order the tags are given."""
        return [r for f in functions for r in self.roles if r.function == f and r not in besides]

    def described(self, pattern: re.Pattern[str], besides: tuple[Role, ...] = ()) -> list[Role]:
        return [r for r in self.roles if r not in besides and pattern.search(r.description)]


def parse(line: dict) -> Roleset:
    """A line of ``propbank-frames``; modifier roles and roles without a number are left out."""
    roles = tuple(
        Role("ARG" + r["arg"], r["function"], r["description"], frozenset(link[2].lower() for link in r["links"]))
        for r in line["roles"]
        if r["arg"].isdigit()
    )
    frames = frozenset(c.removeprefix("FrameNet:") for c in line["classes"] if c.startswith("FrameNet:"))
    classes = frozenset(m.group(1) for c in line["classes"] if (m := re.match(r"VerbNet:([a-z_]+-\d+(?:\.\d+)*)", c)))
    return Roleset(line["roleset"], frames, classes, roles, frozenset(a[1] for a in line["aliases"]))
