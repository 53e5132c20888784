"""Two municipalities share a physical day: both must agree, and either can leave again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

import pytest

from sagkyndig.foundation.post.models import OutgoingMail
from sagkyndig.journey.planning import actions
from sagkyndig.journey.planning.models import CalendarEntry, CourseRun, DayTeacher, JointOffer, LearningDay
from sagkyndig.journey.planning.queries import own_choices
from sagkyndig.journey.planning.rules.joining import Answer, Sharing
from sagkyndig.journey.planning.rules.refusals import (
    AlreadyAsked,
    AnotherEdition,
    DaysArePast,
    ElearningNotFirst,
    NothingToShare,
    OfferIsOver,
    RuleForbids,
)
from sagkyndig.journey.programme.models import Edition
from tests.conftest import Clock
from tests.factories.people import make_staff
from tests.factories.planning import make_course_run, make_enrolment, make_learning_day, withdraw
from tests.factories.programme import add_teacher, make_edition

pytestmark = pytest.mark.django_db
TODAY = date(2024, 3, 4)


@pytest.fixture
def edition(db: None) -> Edition:
    return make_edition()


def make_run(edition: Edition, name: str, elearning_on: date | None = date(2024, 3, 20)) -> CourseRun:
    return make_course_run(edition=edition, name=name, contact_name=f"Kontakt i {name}", elearning_on=elearning_on)


def make_own_day(run: CourseRun, on: date = date(2024, 4, 10), place: str = "Rådhuset") -> LearningDay:
    """The run's own day, with the run as host."""
    day = make_learning_day(runs=[run], on=on, place=place)
    return actions.correct_learning_day(
        day=day,
        seen_version=1,
        on=day.on,
        starts_at=day.starts_at,
        ends_at=day.ends_at,
        place=place,
        seats=20,
        host_run=run,
        actor=None,
        at=datetime(2024, 3, 1, 9).astimezone(),
    )


@pytest.fixture
def host(edition: Edition) -> CourseRun:
    """Ådal, with a day of its own."""
    run = make_run(edition, "Ådal")
    make_own_day(run)
    return fresh(run)


@pytest.fixture
def guest(edition: Edition, host: CourseRun) -> CourseRun:
    """Østby, without a day."""
    return make_run(edition, "Østby")


def fresh(run: CourseRun) -> CourseRun:
    return CourseRun.objects.select_related("municipality", "contact_person", "learning_day", "edition").get(pk=run.pk)


def ask(asker: CourseRun, asked: CourseRun, day: LearningDay | None, *, at: datetime) -> JointOffer:
    assert asker.contact_person is not None
    assert day is not None
    return actions.offer_joint_day(
        asker=asker, asked=asked, day=day, message="Kom glad", actor=asker.contact_person, at=at
    )


def accept(offer: JointOffer, *, at: datetime) -> LearningDay:
    return actions.accept_joint_day(offer=offer, actor=offer.asked.contact_person, at=at)


def on_the_day(day: LearningDay) -> list[str]:
    return sorted(run.municipality.name for run in CourseRun.objects.filter(learning_day=day))


def mails() -> list[tuple[str, str]]:
    found = OutgoingMail.objects.filter(template__startswith="planning/joint").order_by("pk")
    return [(each.to.name, each.subject) for each in found]


def test_nothing_changes_before_both_have_agreed(host: CourseRun, guest: CourseRun, now: datetime) -> None:
    offer = ask(host, guest, host.learning_day, at=now)
    assert fresh(guest).learning_day is None
    day = accept(offer, at=now)
    assert (day, on_the_day(day), day.host_run) == (host.learning_day, ["Ådal", "Østby"], host)
    assert mails() == [
        ("Kontakt i Østby", "Ådal vil gerne dele en læringsdag med jer"),
        ("Kontakt i Ådal", "Østby siger ja til en fælles læringsdag"),
    ]


def test_one_asks_to_come_to_the_others_day(host: CourseRun, guest: CourseRun, now: datetime) -> None:
    day = accept(ask(guest, host, host.learning_day, at=now), at=now)
    assert on_the_day(day) == ["Ådal", "Østby"]


def test_who_comes_gives_up_the_own_day_and_its_teachers(
    host: CourseRun, guest: CourseRun, edition: Edition, now: datetime
) -> None:
    own = make_own_day(guest, date(2024, 4, 24))
    actions.assign_teacher(day=own, person=make_staff(), actor=None, at=now)
    third = make_run(edition, "Vadbro")
    about_it = ask(third, guest, own, at=now)
    accept(ask(host, guest, host.learning_day, at=now), at=now)
    assert [each.on for each in LearningDay.objects.all()] == [date(2024, 4, 10)]
    assert not DayTeacher.objects.exists()
    about_it.refresh_from_db()
    assert (about_it.state, about_it.day) == (Answer.TAKEN_BACK, None)
    assert CalendarEntry.objects.get(course_run=guest, kind="physical").on == date(2024, 4, 10)


def test_a_no_and_a_question_taken_back_leave_everything(host: CourseRun, guest: CourseRun, now: datetime) -> None:
    offer = ask(host, guest, host.learning_day, at=now)
    actions.decline_joint_day(offer=offer, actor=guest.contact_person, at=now)
    again = ask(host, guest, host.learning_day, at=now)
    actions.take_back_joint_offer(offer=again, actor=host.contact_person, at=now)
    assert fresh(guest).learning_day is None
    assert [each.state for each in JointOffer.objects.all()] == [Answer.NO, Answer.TAKEN_BACK]
    assert ("Kontakt i Ådal", "Østby siger nej til en fælles læringsdag") in mails()


@pytest.mark.parametrize("how", ["yes", "no", "taken back", "called off", "host left"])
def test_an_offer_that_is_over_is_not_accepted(
    how: str, host: CourseRun, guest: CourseRun, edition: Edition, now: datetime
) -> None:
    """Two tabs, a double click, and what has happened to the day meanwhile."""
    offer, day = ask(host, guest, host.learning_day, at=now), host.learning_day
    match how:
        case "yes":
            accept(offer, at=now)
        case "no":
            actions.decline_joint_day(offer=offer, actor=guest.contact_person, at=now)
        case "taken back":
            actions.take_back_joint_offer(offer=offer, actor=host.contact_person, at=now)
        case "called off":
            actions.remove_learning_day(day=day, actor=None, at=now)
        case "host left":
            actions.leave_learning_day(run=host, actor=None, at=now)
    before = fresh(guest).learning_day
    with pytest.raises(OfferIsOver):
        accept(offer, at=now)
    assert fresh(guest).learning_day == before
    if how != "host left":
        for action in (actions.decline_joint_day, actions.take_back_joint_offer):
            with pytest.raises(OfferIsOver):
                action(offer=offer, actor=guest.contact_person, at=now)


def test_two_do_not_ask_each_other_twice(host: CourseRun, guest: CourseRun, now: datetime) -> None:
    ask(host, guest, host.learning_day, at=now)
    with pytest.raises(AlreadyAsked):
        ask(host, guest, host.learning_day, at=now)
    with pytest.raises(AlreadyAsked):
        ask(guest, host, host.learning_day, at=now)
    assert JointOffer.objects.count() == 1


def test_what_cannot_be_shared_is_not_offered(host: CourseRun, edition: Edition, now: datetime) -> None:
    late = make_run(edition, "Sent", elearning_on=date(2024, 4, 10))
    with pytest.raises(NothingToShare):
        ask(host, late, host.learning_day, at=now)
    third = make_run(edition, "Vadbro")
    strange = make_own_day(make_run(edition, "Fremmed"), date(2024, 4, 24))
    with pytest.raises(NothingToShare):
        ask(host, third, strange, at=now)
    with pytest.raises(AnotherEdition):
        ask(host, make_run(make_edition(), "Anden runde"), host.learning_day, at=now)
    with pytest.raises(AnotherEdition):
        ask(host, host, host.learning_day, at=now)


def test_rules_hold_when_the_offer_is_accepted(host: CourseRun, guest: CourseRun, now: datetime) -> None:
    offer = ask(host, guest, host.learning_day, at=now)
    actions.choose_elearning_day(run=guest, on=date(2024, 4, 12), actor=None, at=now)
    with pytest.raises(ElearningNotFirst):
        accept(offer, at=now)
    actions.choose_elearning_day(run=guest, on=date(2024, 3, 20), actor=None, at=now)
    teacher = make_staff()
    actions.assign_teacher(day=host.learning_day, person=teacher, actor=None, at=now)
    actions.note_disqualification(
        person=teacher, municipality=guest.municipality, since_on=date(2024, 1, 1), actor=None, at=now
    )
    with pytest.raises(RuleForbids):
        accept(offer, at=now)
    assert fresh(guest).learning_day is None
    assert JointOffer.objects.get().state == Answer.OPEN


def test_a_day_that_is_over_is_not_shared(host: CourseRun, guest: CourseRun, clock: Clock) -> None:
    offer = ask(host, guest, host.learning_day, at=clock.now)
    clock.set(2024, 4, 10, 9)
    with pytest.raises(DaysArePast):
        accept(offer, at=clock.now)


# --- Leaving -----------------------------------------------------------------------------------------------------------


@pytest.fixture
def joint(host: CourseRun, guest: CourseRun, now: datetime) -> LearningDay:
    return accept(ask(host, guest, host.learning_day, at=now), at=now)


def leave(run: CourseRun, *, at: datetime) -> None:
    assert run.contact_person is not None
    actions.leave_joint_day(run=fresh(run), actor=run.contact_person, at=at)


def test_a_guest_leaves_and_the_host_keeps_day_and_room(
    joint: LearningDay, host: CourseRun, guest: CourseRun, now: datetime
) -> None:
    leave(guest, at=now)
    joint.refresh_from_db()
    assert (fresh(guest).learning_day, on_the_day(joint), joint.host_run, joint.place) == (
        None,
        ["Ådal"],
        host,
        "Rådhuset",
    )
    assert CalendarEntry.objects.get(course_run=guest, kind="physical").is_called_off
    assert mails()[-1][0] == "Kontakt i Ådal"
    mail = OutgoingMail.objects.filter(template="planning/joint_left").get()
    assert mail.context["is_host"] == 0


def test_a_host_that_leaves_hands_over_the_role_and_the_room_must_be_found(
    joint: LearningDay, host: CourseRun, guest: CourseRun, now: datetime
) -> None:
    leave(host, at=now)
    joint.refresh_from_db()
    assert (on_the_day(joint), joint.host_run, joint.place, joint.seats) == (["Østby"], guest, "", None)
    mail = OutgoingMail.objects.filter(template="planning/joint_left").get()
    assert (mail.to.name, mail.context["is_host"]) == ("Kontakt i Østby", 1)
    assert CalendarEntry.objects.get(course_run=guest, kind="physical").place == ""


def test_leaving_twice_or_a_day_of_ones_own_is_refused(
    joint: LearningDay, host: CourseRun, guest: CourseRun, now: datetime
) -> None:
    leave(guest, at=now)
    for run in (guest, host):
        with pytest.raises(OfferIsOver):
            leave(run, at=now)


def test_from_one_joint_day_to_another(
    joint: LearningDay, host: CourseRun, guest: CourseRun, edition: Edition, now: datetime
) -> None:
    third = make_run(edition, "Vadbro")
    other = make_own_day(third, date(2024, 4, 24))
    accept(ask(third, host, other, at=now), at=now)
    joint.refresh_from_db()
    assert (on_the_day(other), on_the_day(joint), joint.host_run) == (["Vadbro", "Ådal"], ["Østby"], guest)


# --- What is shown -----------------------------------------------------------------------------------------------------


def test_partners_are_named_with_region_date_and_number_and_nobody_of_theirs(
    host: CourseRun, guest: CourseRun, edition: Edition, now: datetime
) -> None:
    make_enrolment(guest, name="Hemmelig Kursist")
    alone = make_run(edition, "Ene")
    actions.say_sharing(run=alone, sharing=Sharing.ALONE, actor=None, at=now)
    make_run(make_edition(), "Anden runde")
    page = own_choices.joint_page(host, TODAY)
    assert [(each.party.municipality, each.party.coming, each.can_come_to_us) for each in page.suggestions] == [
        ("Østby", 1, True)
    ]
    assert "Hemmelig" not in str(page)
    assert "Kontakt i" not in str(page)


def test_who_was_asked_stands_as_waiting_on_both_sides(host: CourseRun, guest: CourseRun, now: datetime) -> None:
    ask(host, guest, host.learning_day, at=now)
    mine, theirs = (own_choices.joint_page(run, TODAY) for run in (host, guest))
    assert [each.other for each in mine.asked_for] == ["Østby"]
    assert [(each.other, each.is_theirs, each.message) for each in theirs.to_answer] == [("Ådal", True, "Kom glad")]
    assert (mine.suggestions, theirs.suggestions) == ((), ())


def test_a_room_that_becomes_too_small_is_told_before_the_yes(host: CourseRun, guest: CourseRun, now: datetime) -> None:
    for _ in range(12):
        make_enrolment(host)
        make_enrolment(guest)
    offer = ask(host, guest, host.learning_day, at=now)
    assert own_choices.answering(guest, offer.pk).too_small == (
        "Lokalet hos Ådal har plads til 20, og I bliver 26 med underviserne."
    )


def test_the_pages_ask_as_often_for_three_partners_as_for_one(
    host: CourseRun, guest: CourseRun, edition: Edition, now: datetime, queries: Callable[[Callable[[], object]], int]
) -> None:
    def counts() -> list[int]:
        return [
            queries(lambda: own_choices.joint_page(fresh(host), TODAY)),
            queries(lambda: own_choices.days_to_choose(fresh(guest), TODAY)),
        ]

    add_teacher(edition, is_lead=True)
    ask(host, guest, host.learning_day, at=now)
    one = counts()
    for name in ("Vadbro", "Risløse"):
        ask(host, make_run(edition, name), host.learning_day, at=now)
    assert counts() == one == [4, 7]


def test_a_municipality_that_is_out_is_no_partner(host: CourseRun, guest: CourseRun, now: datetime) -> None:
    assert own_choices.partner(fresh(host), guest.pk, TODAY) is not None
    withdraw(guest, at=now)
    assert own_choices.joint_page(fresh(host), TODAY).suggestions == ()
    assert own_choices.partner(fresh(host), guest.pk, TODAY) is None


def test_a_municipality_that_is_out_of_the_edition_shares_no_day(
    host: CourseRun, guest: CourseRun, now: datetime
) -> None:
    offer = ask(host, guest, host.learning_day, at=now)
    withdraw(host, at=now)
    with pytest.raises(OfferIsOver):
        accept(offer, at=now)
    assert fresh(guest).learning_day is None
