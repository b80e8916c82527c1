"""What a roleset's links make of it."""

import json

from hearsay_vocabulary.__main__ import lines
from hearsay_vocabulary.cues import cue
from hearsay_vocabulary.events import event
from hearsay_vocabulary.persons import persons
from hearsay_vocabulary.rolesets import parse
from hearsay_vocabulary.stances import stance


def roleset(name: str, classes: list[str], *roles: tuple[str, str, str, list[str]]) -> dict:
    described = [{"arg": a, "function": f, "description": d, "links": [["VerbNet", "x", link] for link in links]} for a, f, d, links in roles]
    return {"roleset": name, "lemma": name, "aliases": [[name, "v"]], "classes": classes, "roles": described}


def test_a_telling_has_source_content_and_addressee() -> None:
    found = cue(parse(roleset("brief", ["FrameNet:Telling"], ("0", "PAG", "giver", ["agent"]), ("1", "GOL", "briefed", ["recipient"]), ("2", "PPT", "topic", ["topic"]))))
    assert (found["class"], found["source"], found["content"], found["addressee"], found["force"]) == ("say", ["ARG0"], ["ARG2"], "ARG1", "CT+")


def test_whoever_feels_is_the_source_wherever_propbank_puts_them() -> None:
    found = cue(parse(roleset("alarm", ["VerbNet:amuse-31.1"], ("0", "PAG", "cause", ["stimulus"]), ("1", "PPT", "alarmed", ["experiencer"]))))
    assert (found["class"], found["source"], found["content"]) == ("feel", ["ARG1"], ["ARG0"])


def test_without_links_the_descriptions_speak() -> None:
    found = cue(parse(roleset("quip", [], ("0", "PAG", "speaker", []), ("1", "PPT", "joke", []), ("2", "GOL", "hearer", []))))
    assert (found["class"], found["source"], found["content"], found["addressee"]) == ("say", ["ARG0"], ["ARG1"], "ARG2")


def test_a_verb_that_says_nothing_is_no_cue() -> None:
    assert cue(parse(roleset("bake", ["FrameNet:Cooking_creation"], ("0", "PAG", "baker", ["agent"]), ("1", "PPT", "cake", ["product"])))) is None


def test_a_side_taken_is_a_stance_and_holds_nothing() -> None:
    found = stance(parse(roleset("oppose", ["FrameNet:Taking_sides"], ("0", "PPT", "opposer", ["cognizer"]), ("1", "PPT", "thing opposed", ["issue"]))))
    assert (found["class"], found["source"], found["content"], found["force"]) == ("judge", ["ARG0"], ["ARG1"], "Uu")


def test_giving_and_getting_are_one_event() -> None:
    giving = event(parse(roleset("give", ["FrameNet:Giving"], ("0", "PAG", "giver", ["agent"]), ("1", "PPT", "thing", ["theme"]), ("2", "GOL", "getter", ["recipient"]))))
    getting = event(parse(roleset("get", ["FrameNet:Getting"], ("0", "PAG", "getter", ["agent"]), ("1", "PPT", "thing", ["theme"]), ("2", "DIR", "giver", ["source"]))))
    assert giving["roles"] == {"discloser": ["ARG0"], "recipient": ["ARG2"], "item": ["ARG1"]}
    assert getting["roles"] == {"recipient": ["ARG0"], "discloser": ["ARG2"], "item": ["ARG1"]}
    assert (getting["requires"], getting["otherwise"]) == (["discloser"], "acquisition")


def test_the_file_is_one_entry_a_line_in_order() -> None:
    text = lines({"b.01": {"class": "say"}, "a.01": {"class": "ask"}})
    assert list(json.loads(text)["entries"]) == ["a.01", "b.01"]
    assert '"b.01": {"class": "say"}' in text.splitlines()


def test_a_noun_is_a_persons_where_it_means_one_first_and_no_thing_besides() -> None:
    data = [
        "00000001 18 n 02 barber 0 Barber 0 000 | a hairdresser",
        "00000002 18 n 01 scanner 0 000 | someone who scans",
        "00000003 06 n 01 scanner 0 000 | a machine",
        "00000004 18 n 01 Barber 0 001 @i 00000001 n 0000 | a composer",
    ]
    index = ["  1 licence", "barber n 2 1 @ 2 0 00000004 00000001", "scanner n 2 1 @ 2 0 00000002 00000003"]
    assert persons(index, data) == ["barber"]
