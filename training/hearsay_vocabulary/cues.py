"""Which rolesets attribute: whose word is it (source), what is held (content), to whom (addressee), how surely (force).

Each class below names the FrameNet frames and VerbNet classes whose rolesets belong to it. Classes are tried in order,
all frames before all VerbNet classes: frames are the finer of the two. A roleset with neither is placed by how
PropBank describes its roles ("speaker", "utterance").
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from .rolesets import Role, Roleset

SOURCE = (
    "speaker", "communicator", "agent", "cognizer", "experiencer", "perceiver_passive", "perceiver", "author", "writer",
    "interlocutor_1", "interlocutors", "arguer", "evaluator", "judge", "accuser", "informer", "complainer", "reporter", "sender",
)
CONTENT = (
    "message", "content", "topic", "information", "phenomenon", "stimulus", "proposition", "theme", "text", "charges",
    "complaint", "question", "issue", "conclusion", "event", "state_of_affairs", "opinion", "mental_content", "desired_state",
)
ADDRESSEE = ("addressee", "recipient", "hearer", "audience", "interlocutor_2")
SPEAKER = re.compile(r"\b(speaker|sayer|talker|claimer|asserter|announcer|reporter|communicator|teller|critic|predictor|tweet-er)\b", re.I)
UTTERANCE = re.compile(r"\b(utterance|message|thing (said|claimed|reported|stated)|comment|joke|spoken|statement|topic|criticism)\b", re.I)
THINKER = re.compile(r"\b(thinker|believer|knower)\b", re.I)
THOUGHT = re.compile(r"\b(thought|belief|idea|thing (known|believed|thought)|concept|thinking about)\b", re.I)


@dataclass(frozen=True)
class CueClass:
    """``force`` is what the holder of a cue gives its content, ``negated`` what is left when the cue is negated."""

    name: str
    force: str
    negated: str
    frames: tuple[str, ...]
    classes: tuple[str, ...] = ()
    factive: bool = False


CLASSES = (
    CueClass("say", "CT+", "Uu", ("Telling", "Warning", "Reporting", "Reveal_secret")),
    CueClass("ask", "Uu", "Uu", ("Questioning",), ("inquire-37.1.2", "interrogate-37.1.3")),
    CueClass("order", "Uu", "Uu",
        ("Request", "Attempt_suasion", "Imposing_obligation", "Deny_or_grant_permission", "Offering"),
        ("urge-58.1", "beg-58.2", "order-58.3", "advise-37.9")),
    CueClass("promise", "Uu", "Uu", ("Commitment", "Make_agreement_on_action", "Agree_or_refuse_to_act"), ("promise-37.13",)),
    CueClass("agree", "CT+", "Uu", ("Be_in_agreement_on_assessment",)),
    CueClass("know", "CT+", "CT+", ("Becoming_aware", "Memory", "Remembering_information", "Remembering_experience", "Just_found_out"),
        ("discover-84",), factive=True),
    CueClass("judge", "CT+", "Uu",
        ("Judgment_communication", "Judgment_direct_address", "Notification_of_charges", "Verdict", "Legal_rulings"),
        ("judgment-33.1",)),
    CueClass("say", "CT+", "Uu",
        ("Statement", "Justifying", "Communication", "Communication_manner", "Communication_noise", "Communication_response", "Communication_means",
         "Bragging", "Complaining", "Expressing_publicly", "Explaining_the_facts", "Encoding", "Summarizing",
         "Communicate_categorization", "Convey_importance", "Reassuring", "Affirm_or_deny", "Speak_on_topic", "Discussion", "Chatting",
         "Quarreling", "Adducing", "Name_conferral", "Referring_by_name", "Labeling", "Simple_naming", "Text_creation", "Unattributed_information"),
        ("say-37.7", "tell-37.2", "transfer_mesg-37.1.1", "confess-37.10", "complain-37.8", "lecture-37.11", "overstate-37.12",
         "talk-37.5", "chit_chat-37.6", "instr_communication-37.4.1", "initiate_communication-37.4.2", "manner_speaking-37.3", "dub-29.3", "respond-113")),
    CueClass("show", "CT+", "Uu", ("Evidence", "Reasoning", "Verification", "Indicating"), ("indicate-78",)),
    CueClass("predict", "PR+", "PR-", ("Predicting", "Expectation")),
    CueClass("think", "PR+", "PR-",
        ("Opinion", "Religious_belief", "Trust", "Regard", "Suspicion", "Coming_to_believe", "Estimating", "Awareness", "Certainty", "Judgment", "Categorization"),
        ("conjecture-29.5", "consider-29.9", "declare-29.4", "deduce-97.2", "estimate-34.2", "suspect-81", "characterize-29.2")),
    CueClass("ponder", "Uu", "Uu", ("Cogitation",), ("focus-87.1",)),
    CueClass("perceive", "CT+", "Uu", ("Perception_experience", "Hearsay"), ("see-30.1",)),
    CueClass("want", "Uu", "Uu", ("Desiring", "Purpose", "Preference", "Deciding"), ("want-32.1", "wish-62", "long-32.2", "intend-61.2")),
    CueClass("feel", "CT+", "CT+",
        ("Experiencer_focus", "Experiencer_obj", "Stimulus_focus", "Emotion_directed", "Emotion_active", "Emotion_heat", "Fear", "Feeling",
         "Emotions_by_stimulus", "Others_situation_as_stimulus", "Mental_stimulus_exp_focus", "Contrition", "Annoyance"),
        ("amuse-31.1", "admire-31.2", "marvel-31.3", "care-88.1", "empathize-88.2"), factive=True),
)
ADDRESSED = ("say", "ask", "order", "promise", "judge")
ATTRIBUTED = ("think", "judge", "say", "perceive")
"""Classes whose content may be split over a thing and what is held of it: "describe X as Y"."""


def cue(roleset: Roleset) -> dict | None:
    """The roleset's line of the vocabulary; None where it attributes nothing, or nobody could be its source."""
    for kind in CLASSES:
        link = next((f for f in kind.frames if f in roleset.frames), None)
        if link is not None:
            return line(roleset, kind, f"FrameNet {link}")
    for kind in CLASSES:
        link = next((c for c in kind.classes if c in roleset.classes), None)
        if link is not None:
            return line(roleset, kind, f"VerbNet {link}")
    for name, holder, held in (("say", SPEAKER, UTTERANCE), ("think", THINKER, THOUGHT)):
        source = roleset.described(holder)
        content = roleset.described(held, besides=tuple(source))
        if source and content and source[0].function == "PAG" and "v" in roleset.parts:
            kind = next(k for k in CLASSES if k.name == name)
            return _entry(roleset, kind, source[0], content[:1], f"PropBank describes {source[0].name} as {source[0].description}")
    return None


def line(roleset: Roleset, kind: CueClass, why: str) -> dict | None:
    source = _source(roleset, kind)
    if source is None:
        return None
    taken = (source,)
    addressees = roleset.having(*ADDRESSEE, besides=taken) or roleset.acting_as("GOL", besides=taken)
    apart = taken + tuple(a for a in addressees[:1] if not a.links & set(CONTENT[:6]) or a.function == "GOL")
    content = roleset.having(*CONTENT, besides=apart) or roleset.acting_as("PPT", "PAG", "VSP", besides=apart)
    content = sorted(content, key=lambda r: (r.function == "PRD", not r.links & set(CONTENT[:4]), r.name))[:1]
    if not content:
        content = roleset.acting_as("PPT", besides=taken)[:1]
    return _entry(roleset, kind, source, content, why) if content else None


def _source(roleset: Roleset, kind: CueClass) -> Role | None:
    if kind.name in ("feel", "perceive", "think", "ponder", "want", "know"):
        feeling = [r for r in roleset.having("experiencer", "cognizer") if not r.links & {"stimulus", "phenomenon"}]
        if feeling:
            return feeling[0]
        if kind.name == "feel":
            # PropBank puts what causes a feeling before whoever has it, unless the one who feels acts.
            stimulus = roleset.having("stimulus", "phenomenon")
            others = [r for r in roleset.acting_as("PPT", "PAG") if r not in stimulus]
            return others[0] if others else None
    agents = roleset.acting_as("PAG")
    linked = [r for r in roleset.having(*SOURCE) if r.function != "GOL"]
    both = [r for r in agents if r in linked]
    return (both or agents or linked or [None])[0]


def _entry(roleset: Roleset, kind: CueClass, source: Role, content: list[Role], why: str) -> dict:
    names = [r.name for r in content]
    taken = (source, *content)
    if kind.name in ATTRIBUTED:
        names += [r.name for r in roleset.acting_as("PRD", besides=taken)][:1]
    addressee = None
    if kind.name in ADDRESSED:
        found = [r for r in roleset.having(*ADDRESSEE, besides=taken) if r.name not in names] or roleset.acting_as("GOL", besides=taken)
        addressee = found[0].name if found else None
    return {
        "class": kind.name,
        "source": [source.name],
        "content": names,
        "addressee": addressee,
        "force": kind.force,
        "negated": kind.negated,
        "factive": kind.factive,
        "from": why,
    }
