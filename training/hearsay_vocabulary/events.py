"""Which rolesets are events of the closed vocabulary, and which argument fills which role.

Groups are tried in order; a roleset belongs to the first group that names one of its FrameNet frames or VerbNet
classes. In a group each role is found by the links of the roleset's arguments, else by PropBank's function tags.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from .rolesets import Role, Roleset

GIVER = ("donor", "supplier", "sender", "speaker", "communicator", "seller", "informer", "agent", "author")
GETTER = ("recipient", "addressee", "buyer", "hearer", "audience", "goal", "destination", "beneficiary")
MOVED = ("theme", "topic", "message", "information", "goods", "content", "phenomenon", "text", "item")
FROM = ("source", "seller", "victim", "supplier")


@dataclass(frozen=True)
class Part:
    """How an argument is found for a role: by links, else by function tags."""

    links: tuple[str, ...]
    functions: tuple[str, ...]


@dataclass(frozen=True)
class Group:
    event: str
    frames: tuple[str, ...]
    classes: tuple[str, ...]
    parts: dict[str, Part]
    """In the order in which arguments are given out; no argument fills two roles."""
    needed: tuple[str, ...]
    """Roles without which the roleset is left out: its arguments are of another sense."""
    relation: str | None = None
    item: str | None = None
    prepositions: dict[str, list[str]] = field(default_factory=dict)
    requires: tuple[str, ...] = ()
    otherwise: str | None = None


GIVING = {"discloser": Part(GIVER, ("PAG",)), "recipient": Part(GETTER, ("GOL", "COM")), "item": Part(MOVED, ("PPT", "VSP"))}
GETTING = {"recipient": Part(("agent", "recipient"), ("PAG",)), "discloser": Part(FROM, ("DIR", "SRC")), "item": Part(MOVED, ("PPT", "VSP"))}
TAKING = {"agent": Part(("agent", "perpetrator", "cognizer"), ("PAG",)), "originator": Part(FROM, ("DIR", "SRC")), "item": Part(MOVED + ("goods", "patient"), ("PPT",))}
HOLDING = {"agent": Part(("owner", "cognizer", "experiencer", "pivot", "agent"), ("PAG", "PPT")), "item": Part(MOVED + ("possession", "stimulus"), ("PPT",))}
USING = {"agent": Part(("agent", "user"), ("PAG",)), "item": Part(("instrument", "theme", "patient", "topic"), ("PPT", "MNR"))}
BETWEEN = {"agent": Part(("agent", "interlocutor_1", "cognizer", "experiencer", "employee", "leader"), ("PAG", "PPT")), "other": Part(
    ("co-agent", "co_agent", "interlocutor_2", "recipient", "addressee", "beneficiary", "stimulus", "theme", "co-theme"), ("COM", "GOL", "PPT"))}
HARMING = {"agent": Part(("agent", "assailant", "killer", "perpetrator"), ("PAG",)), "other": Part(("patient", "victim", "theme", "co-agent", "co_agent"), ("PPT", "COM", "GOL"))}

TO = {"recipient": ["to", "with"]}
OUT_OF = {"discloser": ["from"]}
GROUPS = (
    Group("relation", ("Alliance", "Collaboration"), ("cooperate-73.1",), BETWEEN, ("agent", "other"), relation="ally", prepositions={"other": ["with", "to"]}),
    Group("relation", ("Funding",), (), BETWEEN, ("agent", "other"), relation="fund"),
    Group("relation", ("Assistance", "Supporting", "Taking_sides"), ("help-72.1", "support-15.3"), BETWEEN, ("agent", "other"), relation="support"),
    Group("relation", ("Leadership",), (), BETWEEN, ("agent", "other"), relation="command"),
    Group("relation", ("Membership", "Becoming_a_member"), (), BETWEEN, ("agent", "other"), relation="member of", prepositions={"other": ["to", "of", "in", "with"]}),
    Group("citation", ("Adducing",), (), {"agent": Part(GIVER, ("PAG",)), "other": Part(("theme", "topic"), ("PPT",))}, ("agent", "other")),
    Group("disclosure", ("Telling", "Reveal_secret", "Reporting"), ("tell-37.2", "confess-37.10"), GIVING, ("discloser", "item"), item="information", prepositions=TO),
    Group("disclosure", ("Publishing",), (), GIVING, ("discloser", "item"), item="anything", prepositions=TO),
    Group("disclosure", ("Getting", "Receiving", "Borrowing", "Commerce_buy"), (), GETTING, ("recipient", "item"), item="anything",
        prepositions=OUT_OF, requires=("discloser",), otherwise="acquisition"),
    Group("acquisition", ("Theft", "Taking", "Intercepting", "Gathering_up", "Amassing"), ("steal-10.5",), TAKING, ("agent", "item"), item="anything",
        prepositions={"originator": ["from"]}),
    Group("disclosure", ("Giving", "Sending", "Supply", "Transfer", "Delivery", "Commerce_sell", "Smuggling", "Sharing", "Submitting_documents",
        "Surrendering_possession", "Lending", "Exporting"), ("give-13.1", "contribute-13.2", "fulfilling-13.4.1", "send-11.1"), GIVING, ("discloser", "item"),
        item="anything", prepositions=TO),
    Group("disclosure", (), ("obtain-13.5.2",), GETTING, ("recipient", "discloser", "item"), item="anything", prepositions=OUT_OF,
        requires=("discloser",), otherwise="acquisition"),
    Group("knowledge", ("Awareness", "Possession", "Becoming_aware"), ("own-100.1",), HOLDING, ("agent", "item"), item="anything"),
    Group("use", ("Using", "Reliance", "Using_resource"), ("use-105.1",), USING, ("agent", "item"), item="anything", prepositions={"item": ["on", "of"]}),
    Group("meeting", ("Discussion", "Visiting", "Make_acquaintance", "Chatting", "Contacting"), ("meet-36.3", "chit_chat-37.6"), BETWEEN, ("agent", "other"),
        prepositions={"other": ["with", "to"]}),
    Group("act", ("Attack", "Invading", "Killing", "Hostile_encounter", "Terrorism", "Shoot_projectiles", "Detonate_explosive", "Kidnapping"),
        ("murder-42.1",), HARMING, ("agent",), prepositions={"other": ["on", "against", "of"]}),
)


def event(roleset: Roleset) -> dict | None:
    """The roleset's line of the vocabulary, or None."""
    for group in GROUPS:
        link = next((f"FrameNet {f}" for f in group.frames if f in roleset.frames), None)
        link = link or next((f"VerbNet {c}" for c in group.classes if c in roleset.classes), None)
        if link is not None:
            roles = _roles(roleset, group)
            return _line(group, roles, link) if all(r in roles for r in group.needed) else None
    return None


def _roles(roleset: Roleset, group: Group) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    taken: tuple[Role, ...] = ()
    for name, part in group.parts.items():
        options = roleset.having(*part.links, besides=taken)
        suited = [r for r in options if r.function in part.functions]
        chosen = suited or [r for r in options if r.function not in _others(group, name)] or roleset.acting_as(*part.functions, besides=taken)
        if chosen:
            found[name] = [chosen[0].name]
            taken += (chosen[0],)
    return found


def _others(group: Group, name: str) -> set[str]:
    return {f for other, part in group.parts.items() if other != name for f in part.functions[:1]}


def _line(group: Group, roles: dict[str, list[str]], link: str) -> dict:
    return {
        "event": group.event,
        "relation": group.relation,
        "roles": roles,
        "prepositions": {role: words for role, words in group.prepositions.items()},
        "item": group.item,
        "requires": list(group.requires),
        "otherwise": group.otherwise,
        "from": link,
    }
