"""Which rolesets take a stance, where they are no cue of their own: a side, a refusal, an aim, something put out.

A stance is somebody's, and so a statement; it puts nothing into words, and so holds no claim. Classes are named by FrameNet frames
and VerbNet classes, as in ``cues``.
"""

from __future__ import annotations

from .cues import CueClass, line
from .rolesets import Roleset

CLASSES = (
    CueClass("promise", "Uu", "Uu", ("Agree_or_refuse_to_act",), ("reject-77.2",)),
    CueClass("want", "Uu", "Uu", ("Seeking_to_achieve", "Purpose", "Deciding", "Desiring")),
    CueClass("judge", "Uu", "Uu",
        ("Taking_sides", "Respond_to_proposal", "Judgment", "Judgment_communication", "Deny_or_grant_permission"),
        ("admire-31.2", "judgment-33.1", "accept-77.1", "allow-64.1")),
    CueClass("say", "Uu", "Uu",
        ("Publishing", "Emanating", "Expressing_publicly", "Communication", "Communication_means", "Statement", "Telling", "Contacting", "Reveal_secret"),
        ("transfer_mesg-37.1.1", "say-37.7")),
)


def stance(roleset: Roleset) -> dict | None:
    """The roleset's line, or None."""
    for kind in CLASSES:
        link = next((f"FrameNet {f}" for f in kind.frames if f in roleset.frames), None)
        link = link or next((f"VerbNet {c}" for c in kind.classes if c in roleset.classes), None)
        if link is not None:
            return line(roleset, kind, link)
    return None
