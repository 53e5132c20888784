"""Events in any order through the actions: the database stands as the rules say, and each mail is sent once."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from sagkyndig.foundation.municipalities.models import Municipality
from sagkyndig.foundation.people.models import Person
from sagkyndig.foundation.post.models import OutgoingMail
from sagkyndig.journey.programme.models import Edition
from sagkyndig.journey.selection import actions
from sagkyndig.journey.selection.models import Standing
from sagkyndig.journey.selection.queries.rolls import roll_of
from sagkyndig.journey.selection.rules import roll as rolls
from sagkyndig.journey.selection.rules.roll import Roll
from sagkyndig.journey.selection.rules.states import HAS_AN_OFFER, SelectionRefused, StandingState
from tests.factories.municipalities import make_municipality
from tests.factories.people import make_staff
from tests.factories.programme import make_edition
from tests.factories.selection import REASON

pytestmark = pytest.mark.django_db
MUNICIPALITIES = 7


class Story:
    """One edition, its municipalities with a contact person each, and the time that passes."""

    def __init__(self, seed: int, at: datetime, municipalities: list[Municipality]) -> None:
        self.chance = random.Random(seed)  # noqa: S311  drawn for a test
        self.at = at
        self.edition: Edition = make_edition(places=self.chance.randint(1, 4))
        self.municipalities = municipalities
        self.met: Counter[str] = Counter()

    @property
    def rows(self) -> list[Standing]:
        return list(Standing.objects.filter(edition=self.edition).order_by("pk"))

    @property
    def roll(self) -> Roll:
        return roll_of(self.edition.places, self.rows)

    def happening(self) -> Callable[[], object]:
        """An event drawn at random, most of them about a municipality on the list, many of them impossible just then."""
        one = self.chance.choice(self.municipalities)
        row = Standing.objects.filter(edition=self.edition, municipality=one).first()
        by = {"actor": None, "at": self.at}
        if row is None:
            put = self.chance.choice([actions.choose_municipality, actions.consider_municipality])
            return lambda: put(edition=self.edition, municipality=one, **by)
        other, today = self.chance.choice(self.municipalities), self.at.date()
        contact = Person.objects.filter(email=email_in(one)).first()
        about = {"standing": row, **by}
        answers = [
            lambda: actions.answer_offer(**about | {"actor": contact}, is_yes=True),
            lambda: actions.answer_offer(**about | {"actor": contact}, is_yes=False, reason=REASON),
        ]
        events: list[Callable[[], object]] = [
            lambda: actions.invite_municipality(
                **about,
                contacts=[("K", email_in(one))],
                answer_by=today + timedelta(days=5),
                remind_on=today + timedelta(days=3),
            ),
            lambda: actions.record_acceptance(**about),
            lambda: actions.record_decline(**about, reason=REASON),
            lambda: actions.withdraw_municipality(**about, reason=REASON),
            lambda: actions.record_completion(**about),
            lambda: actions.replace_municipality(declined=row, by=other, **by),
            lambda: actions.take_back(**about, seen=StandingState(row.state)),
            lambda: actions.choose_municipality(edition=self.edition, municipality=one, **by),
            lambda: actions.move_reserve(**about, up=True),
            lambda: actions.keep_deadlines(at=self.at),
            *(answers * 2 if contact else []),
        ]
        return self.chance.choice(events)

    def step(self) -> None:
        """Something happens, sometimes twice as with a double click, and everything is held to the rules."""
        self.at += timedelta(days=self.chance.choice([0, 0, 1, 1, 3]))
        event, before, sent = self.happening(), self.roll, mails()
        for _ in range(self.chance.choice([1, 1, 1, 2])):
            try:
                event()
            except (SelectionRefused, Standing.DoesNotExist, KeyError) as refused:
                self.met[type(refused).__name__] += 1
            else:
                self.met["happened"] += 1
        after = self.roll
        assert list(rolls.breaches(after)) == []
        self.check_mails(before, after, mails() - sent)

    def check_mails(self, before: Roll, after: Roll, sent: Counter[str]) -> None:
        """An invitation for each offer that was made, a reminder for each reminded, and no other."""
        moved = [
            (was.state if (was := before.entries.get(code)) else None, now.state) for code, now in after.entries.items()
        ]
        changed = Counter(now for was, now in moved if was is not now)
        assert sent["selection/invitation"] == changed[StandingState.INVITED] - self.came_back(moved)
        assert sent["selection/reminder"] == sum(
            was is StandingState.INVITED and now is StandingState.REMINDED for was, now in moved
        )
        assert all(count <= MUNICIPALITIES for count in sent.values())

    def came_back(self, moved: list[tuple[StandingState | None, StandingState]]) -> int:
        """An answer that was taken back leads to the offer as it stood: no new one is sent."""
        answered = {StandingState.ACCEPTED, StandingState.DECLINED, StandingState.WITHDRAWN}
        return sum(was in answered and now is StandingState.INVITED for was, now in moved)


def email_in(municipality: Municipality) -> str:
    return f"k{municipality.pk}@kommune.example"


def mails() -> Counter[str]:
    return Counter(OutgoingMail.objects.values_list("template", flat=True))


def play(seed: int, steps: int, at: datetime, municipalities: list[Municipality]) -> Counter[str]:
    story = Story(seed, at, municipalities)
    for _ in range(steps):
        story.step()
    actions.keep_deadlines(at=story.at)
    assert all(
        each.answer_by and each.answer_by >= story.at.date() for each in story.rows if each.state in HAS_AN_OFFER
    ), "an offer is forgotten"
    return story.met


@pytest.fixture
def there() -> list[Municipality]:
    """The municipalities of all stories, and a manager who is told."""
    make_staff()
    return [make_municipality() for _ in range(MUNICIPALITIES)]


def test_hundreds_of_events_through_the_actions_break_no_rule_and_send_each_mail_once(
    now: datetime, there: list[Municipality]
) -> None:
    met = sum((play(seed, 50, now, there) for seed in range(4)), Counter[str]())
    assert met["happened"] > 60
    assert {"NotAllowedNow", "TooLateToAnswer", "NoPlacesLeft", "NothingToReplace"} <= met.keys()


@pytest.mark.proof
def test_thousands_of_events_through_the_actions_break_no_rule(now: datetime, there: list[Municipality]) -> None:
    for seed in range(100, 140):
        play(seed, 100, now, there)
