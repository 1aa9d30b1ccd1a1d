"""The living half: the takes of an example that its verdicts need, in worlds of their own.

The first may show what to arrange otherwise, which a second does; a twin in another world tells what is generated, and a
probe whether the reply follows an input.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from harness.account.model import World
from harness.arrange import Authored
from harness.authoring import authored
from harness.carrying import proved
from harness.compare.inputs import Input
from harness.compare.probing import MOST_INPUTS, Probe, changes
from harness.custom import is_replayed
from harness.engines import Engine, in_process
from harness.grouping import groups
from harness.hinting import Hinting
from harness.played import Played
from harness.reading import ReadDocument, ReadStep
from harness.take import Take
from harness.worlds import twin_of, world_of


def replay(document: ReadDocument, engine: Engine = in_process) -> Mapping[int, Played]:
    """Every step whose operation the emulator has, replayed; by the step's index."""
    played: dict[int, Played] = {}
    said = authored(document.document)
    for group in groups(document.steps):
        if any(is_replayed(step.lowering) for step in group):
            played.update(_replay(group, said, engine))
    return played


def _replay(group: Sequence[ReadStep], said: tuple[Authored, ...], engine: Engine) -> dict[int, Played]:
    world, hinting = world_of(_texts(group)), Hinting(group)
    with engine(world, group) as account:
        first = Take(account, hinting, said)
        if account.world.account_id != world.account_id:  # an emulator of the user's has its own
            first.bindings.bind(world.account_id, account.world.account_id)
        first.run()
    redoings = first.redoings() if first.account.world.account_id == world.account_id else {}
    if redoings:
        with engine(world, group) as account:
            second = Take(account, hinting, said, redoings)
            second.run()
        first = second if second.is_nearer_than(first) else first
    unsettled = [index for index, played in first.played.items() if played.comparison and played.comparison.needs_twin]
    if unsettled:
        with engine(twin_of(world), group) as account:
            twin = Take(account, hinting, said, first.again)
            twin.bindings.bind(world.account_id, account.world.account_id)
            twin.run(until=max(unsettled))
        for index in unsettled:
            first.settle(index, twin)
            _probe(first, index, world, engine)
    return {**first.played, **dict(proved(group, first.played))}


def _probe(first: Take, index: int, world: World, engine: Engine) -> None:
    """Change each input that an error rests on and that may be in the reply by chance, and see whether the reply follows."""
    comparison = first.played[index].comparison
    doubted = comparison.doubted[:MOST_INPUTS] if comparison is not None else ()
    if doubted:
        first.compare_again(index, probes={item.place: _probed(first, index, world, engine, item) for item in doubted})


def _probed(first: Take, index: int, world: World, engine: Engine, item: Input) -> Probe:
    probe = Probe(item.value)
    for change in changes(item):
        with engine(world, first.group) as account:
            take = Take(account, first.hinting, first.said, first.again, change)
            take.run(until=index)
        probe = Probe(change.new)
        if index in take.shown:
            return replace(probe, data=take.bindings.to_documented(take.shown[index].data))
    return probe


def _texts(group: Sequence[ReadStep]) -> Iterator[str]:
    for read_one in group:
        step = read_one.step
        yield from (word.value for word in step.command.words)
        yield from (text.value for text in step.files.values())
        if step.expectation.text:
            yield step.expectation.text.value
