"""The text of invitations, what one municipality gets, and a contact person's own offers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import TYPE_CHECKING

from django.conf import settings

from sagkyndig.foundation.law.rules import in_running_text
from sagkyndig.foundation.people.models import Person
from sagkyndig.foundation.post import queries as post
from sagkyndig.journey.programme import queries as programmes
from sagkyndig.journey.selection.files.letters import read_letter
from sagkyndig.journey.selection.models import InvitationText, Recipient, Standing
from sagkyndig.journey.selection.queries.rolls import entry_of
from sagkyndig.journey.selection.rules import roll as rolls
from sagkyndig.journey.selection.rules.letters import Letter, around_the_link, filled
from sagkyndig.journey.selection.rules.states import HAS_AN_OFFER, TAKES_PART, StandingState
from sagkyndig.pure.danish import long_date

if TYPE_CHECKING:
    from sagkyndig.foundation.municipalities.models import Municipality
    from sagkyndig.journey.programme.models import Edition


@cache
def authored_text() -> Letter:
    """The text that is used until an edition has its own."""
    return read_letter(settings.CONTENT_DIR / "mails" / "invitation.txt")


def invitation_text(edition: Edition) -> Letter:
    """The text of the edition's invitations, words not filled in."""
    own = InvitationText.objects.filter(edition=edition).first()
    return Letter(own.subject, own.body) if own else authored_text()


def mail_words(
    edition: Edition, municipality: Municipality, contact_name: str, answer_by: date | None
) -> dict[str, int | str]:
    """What the invitation's mail is filled in with."""
    letter = filled(
        invitation_text(edition),
        {
            "kommune": municipality.name,
            "kontaktperson": contact_name,
            "tema": edition.theme,
            "bestemmelser": in_running_text(programmes.provisions_of(edition)),
            "frist": long_date(answer_by) if answer_by else "",
        },
    )
    before, after = around_the_link(letter.body)
    return {"subject": letter.subject, "before": before, "after": after}


def invitation_preview(
    edition: Edition, municipality: Municipality, name: str, email: str, answer_by: date
) -> post.Letter:
    """The mail that would be sent to somebody of that name, but for the personal link."""
    words = mail_words(edition, municipality, name, answer_by)
    to = Person(name=name, email=email, municipality=municipality)
    return post.letter(template="selection/invitation", to=to, context=words)


@dataclass(frozen=True)
class Offer:
    """A municipality's offer as the one who got it, `reader`, sees it. `answer` is None until there is one."""

    standing_id: int
    municipality: str
    reader: str
    edition_name: str
    theme: str
    provisions: str
    answer_by: date | None
    answer: bool | None
    answered_by: str
    answered_at: datetime | None
    reason: str
    ask_again_on: date | None
    state: StandingState
    left_as: StandingState | None
    can_answer: bool
    can_pass_on: bool
    passed_on_to: str

    @property
    def is_open(self) -> bool:
        """Nobody has answered, and the offer stands."""
        return self.answer is None and not self.is_over and not self.passed_on_to

    @property
    def is_withdrawn(self) -> bool:
        return self.state is StandingState.WITHDRAWN or self.left_as is StandingState.WITHDRAWN

    @property
    def is_over(self) -> bool:
        """The municipality is out of it, or another has the place."""
        return self.state in {StandingState.WITHDRAWN, StandingState.REPLACED}

    @property
    def is_completed(self) -> bool:
        return self.state is StandingState.COMPLETED


def offers_of(person: Person, *, today: date) -> tuple[Offer, ...]:
    """The offers that this person got, newest first."""
    mine = (
        Recipient.objects.filter(person=person, standing__municipality=person.municipality_id)
        .select_related(
            "person", "standing__edition", "standing__municipality", "standing__answered_by", "passed_on_to"
        )
        .order_by("-standing__edition__year", "-pk")
    )
    return tuple(_offer(each, today) for each in mine if each.standing.answer_by)


def offer(standing_id: int, person: Person, *, today: date) -> Offer | None:
    """That offer, if the person got it."""
    return next((each for each in offers_of(person, today=today) if each.standing_id == standing_id), None)


def _offer(mine: Recipient, today: date) -> Offer:
    row: Standing = mine.standing
    entry = entry_of(row)
    state = StandingState(row.state)
    is_no = row.left_as == StandingState.DECLINED.value
    answer = is_yes if (is_yes := state in TAKES_PART) or is_no else None
    can_answer = mine.passed_on_to_id is None and rolls.may_answer(entry, today=today)
    return Offer(
        standing_id=row.pk,
        municipality=row.municipality.name,
        reader=mine.person.name,
        edition_name=row.edition.name,
        theme=row.edition.theme,
        provisions=in_running_text(programmes.provisions_of(row.edition)).replace("§ ", "§\N{NO-BREAK SPACE}"),
        answer_by=row.answer_by,
        answer=answer,
        answered_by=row.answered_by.name if row.answered_by else "",
        answered_at=row.answered_at,
        reason=row.left_reason if is_no else "",
        ask_again_on=row.ask_again_on,
        state=state,
        left_as=entry.left_as,
        can_answer=can_answer,
        can_pass_on=can_answer and state in HAS_AN_OFFER,
        passed_on_to=mine.passed_on_to.name if mine.passed_on_to else "",
    )


def waiting_offer(person: Person, *, today: date) -> int | None:
    """The standing of the offer that this person should answer first."""
    return next(
        (each.standing_id for each in offers_of(person, today=today) if each.can_answer and each.answer is None), None
    )
