"""Criteria, the manager's own changes and the decision: what is refused, what is frozen, and what comes on the list."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from sagkyndig.foundation.audit.models import Entry
from sagkyndig.foundation.municipalities.models import Municipality
from sagkyndig.foundation.organisation.actions import describe_organisation
from sagkyndig.foundation.people.models import Person
from sagkyndig.journey.programme.models import Edition
from sagkyndig.journey.selection import actions
from sagkyndig.journey.selection.actions import figures, initiatives
from sagkyndig.journey.selection.files.package import names_of
from sagkyndig.journey.selection.files.ranking_files import policy_from
from sagkyndig.journey.selection.models import Criteria, Decision, OwnChange, Standing
from sagkyndig.journey.selection.queries import bench, bench_municipality, decisions
from sagkyndig.journey.selection.queries.usual_criteria import usual_criteria
from sagkyndig.journey.selection.rules import decided
from sagkyndig.journey.selection.rules.figures import InitiativeKind
from sagkyndig.journey.selection.rules.own_changes import ChangeKind, MoreThanThePlaces
from sagkyndig.journey.selection.rules.policy import PolicyFault, usual_policy
from sagkyndig.journey.selection.rules.states import StandingState
from sagkyndig.pure.versions import ChangedMeanwhile
from tests.factories.bench import make_bench, make_few, make_whole_bench
from tests.factories.figures import figures_csv, import_figures
from tests.factories.people import make_staff
from tests.factories.programme import make_edition
from tests.factories.selection import make_standing

pytestmark = pytest.mark.django_db
TODAY = date(2024, 3, 4)
CHOSEN = ["Ådal", "Birkerum", "Kløverup"]
RESERVES = ["Marskhøj", "Egeløse", "Fjordby"]


@pytest.fixture
def manager() -> Person:
    return make_staff(name="Anne Lindegård")


@pytest.fixture
def edition(manager: Person, now: datetime) -> Edition:
    return make_bench(manager, now)


def named(name: str) -> Municipality:
    return Municipality.objects.get(name=name)


def page_of(edition: Edition, *, trying: str = "") -> bench.BenchPage:
    page = bench.bench_page(edition, today=TODAY, trying=trying)
    assert page is not None
    return page


def listed(edition: Edition) -> tuple[list[str], list[str]]:
    page = page_of(edition)
    return [each.name for each in page.chosen], [each.name for each in page.reserves]


def change(edition: Edition, name: str, kind: ChangeKind, actor: Person, at: datetime, reason: str = "Fusion.") -> None:
    actions.change_municipality(edition=edition, municipality=named(name), kind=kind, reason=reason, actor=actor, at=at)


def standings(edition: Edition) -> list[tuple[str, str, int | None]]:
    found = Standing.objects.filter(edition=edition).order_by("-state", "rank", "municipality__code")
    return [(each.municipality.name, each.state, each.rank) for each in found]


# --- Criteria ---------------------------------------------------------------------------------------------------------


def test_the_usual_criteria_are_those_of_the_first_round(manager: Person, now: datetime) -> None:
    make_few(manager, now)
    years = (2017, 2018, 2019, 2020, 2021, 2022)
    rows = [(901, "Ådal", year, what, 8, 1, 5, 0) for year in years for what in ("SEL 95", "SEL 96", "SEL 114")]
    later = import_figures(manager, now + timedelta(hours=1), content=figures_csv(*rows), filename="flere.csv")
    criteria = actions.set_criteria(edition=make_edition(year=2023), actor=manager, at=now)
    assert criteria.figure_import == later
    policy = policy_from(criteria.policy)
    assert policy == usual_policy([2019, 2020, 2021], ["SEL 95", "SEL 96"])  # 2022 is left to measure from
    assert (policy.places, policy.reserves, policy.fewest_decided, policy.volume_weight) == (10, 5, 5, 0)
    assert Entry.objects.get(verb="selection.criteria_set").details == {"version": 1}


def test_the_usual_years_are_the_latest_there_are_and_a_rule_that_moved_keeps_its_past(
    manager: Person, now: datetime
) -> None:
    make_few(manager, now)
    rows = [(901, "Ådal", year, "SEL 42", 8, 1, 5, 0) for year in (2023, 2024)]
    later = import_figures(
        manager, now + timedelta(hours=1), content=figures_csv(*rows), filename="nye.csv", extracted_on=date(2025, 1, 2)
    )
    policy = usual_criteria(make_edition(year=2024, provisions=("BL § 87",)), later.pk)
    assert policy is not None
    assert (policy.years, policy.provisions) == ((2023, 2024), ("SEL 42",))


def test_criteria_without_figures_are_refused_in_danish(manager: Person, now: datetime) -> None:
    edition = make_edition()
    with pytest.raises(PolicyFault, match="Hent først kommunetal ind"):
        actions.set_criteria(edition=edition, actor=manager, at=now)
    stored = make_few(manager, now)
    other = make_edition(year=2024, provisions=("SEL § 114",))
    with pytest.raises(PolicyFault, match="ingen tal for rundens egne bestemmelser"):
        actions.set_criteria(edition=other, actor=manager, at=now)
    for years, provisions, said in (
        ([2018, 2019], ["SEL 95"], "Udtrækket har ingen tal for 2018. Det har 2019-2021."),
        ([2019], ["SEL 95", "SEL 96"], "Udtrækket har ingen tal for SEL § 96. Det har SEL § 95."),
    ):
        with pytest.raises(PolicyFault) as refused:
            actions.set_criteria(edition=edition, policy=usual_policy(years, provisions), actor=manager, at=now)
        assert str(refused.value) == said
    assert not Criteria.objects.exists()
    figures.take_out_figures(figure_import=stored, actor=manager, at=now)
    with pytest.raises(PolicyFault, match="Hent først kommunetal ind"):
        actions.set_criteria(edition=edition, actor=manager, at=now)


def test_criteria_follow_the_places_of_the_edition_and_the_version_on_the_page(
    edition: Edition, manager: Person, now: datetime
) -> None:
    wanted = replace(usual_policy([2020], ["SEL 95"], places=9), reserves=1)
    with pytest.raises(ChangedMeanwhile):
        actions.set_criteria(edition=edition, policy=wanted, seen_version=0, actor=manager, at=now)
    actions.set_criteria(edition=edition, policy=wanted, seen_version=1, actor=manager, at=now)
    page = page_of(edition)
    assert (page.version, page.policy.places, len(page.chosen), len(page.reserves)) == (2, 3, 3, 1)
    Edition.objects.filter(pk=edition.pk).update(places=2)
    assert len(page_of(Edition.objects.get(pk=edition.pk)).chosen) == 2


# --- The manager's own changes ------------------------------------------------------------------------------------------


def test_out_moves_the_first_reserve_up_and_undoing_brings_the_list_back(
    edition: Edition, manager: Person, now: datetime
) -> None:
    assert listed(edition) == (CHOSEN, RESERVES)
    change(edition, "Birkerum", ChangeKind.OUT, manager, now, "Midt i en fusion.")
    assert listed(edition) == (["Ådal", "Kløverup", "Marskhøj"], ["Egeløse", "Fjordby"])
    (row,) = page_of(edition).own_changes
    assert (row.name, row.kind_name, row.reason, row.made_by, row.is_needed) == (
        "Birkerum",
        "valgt fra",
        "Midt i en fusion.",
        "Anne Lindegård",
        True,
    )
    actions.undo_change(edition=edition, municipality=named("Birkerum"), actor=manager, at=now)
    actions.undo_change(edition=edition, municipality=named("Birkerum"), actor=manager, at=now)  # two clicks
    assert listed(edition) == (CHOSEN, RESERVES)
    verbs = [
        each.verb for each in Entry.objects.filter(verb__startswith="selection.municipality_change").order_by("pk")
    ]
    assert verbs == ["selection.municipality_changed", "selection.municipality_change_undone"]


def test_the_same_change_twice_is_one_change_with_the_last_reason(
    edition: Edition, manager: Person, now: datetime
) -> None:
    for reason in ("Først det.", "Så det."):
        change(edition, "Fjordby", ChangeKind.IN, manager, now, reason)
    assert [each.reason for each in OwnChange.objects.all()] == ["Så det."]
    assert listed(edition)[0] == ["Ådal", "Birkerum", "Fjordby"]
    assert "begrundelsen »Så det«" in next(each.sentence for each in page_of(edition).rows if each.name == "Fjordby")


def test_changes_that_cannot_be(edition: Edition, manager: Person, now: datetime) -> None:
    with pytest.raises(decided.ChangeWithoutReason, match="Skriv, hvorfor"):
        change(edition, "Ådal", ChangeKind.OUT, manager, now, "  ")
    with pytest.raises(decided.ChangesNothing, match="Ådal er allerede udvalgt"):
        change(edition, "Ådal", ChangeKind.IN, manager, now)
    with pytest.raises(decided.ChangesNothing, match="Hvedelev står hverken blandt"):
        change(edition, "Hvedelev", ChangeKind.OUT, manager, now)
    for name in RESERVES:
        change(edition, name, ChangeKind.IN, manager, now)
    with pytest.raises(MoreThanThePlaces):
        change(edition, "Hvedelev", ChangeKind.IN, manager, now)
    with pytest.raises(decided.NoCriteria, match="Vælg først kriterier"):
        change(make_edition(year=2025), "Ådal", ChangeKind.OUT, manager, now)
    assert OwnChange.objects.count() == 3


@pytest.mark.parametrize("wrong", [{"reason": ""}, {"kind": "perhaps"}])
def test_the_database_refuses_what_no_change_may_be(
    edition: Edition, manager: Person, now: datetime, wrong: dict[str, str]
) -> None:
    told = {"kind": "in", "reason": "Grund.", "edition": edition, "municipality": named("Ådal"), "made_by": manager}
    with pytest.raises(IntegrityError), transaction.atomic():
        OwnChange.objects.create(**{**told, **wrong}, made_at=now)


# --- The decision --------------------------------------------------------------------------------------------------------


def test_deciding_freezes_everything_and_puts_the_list_in_place(
    edition: Edition, manager: Person, now: datetime
) -> None:
    change(edition, "Birkerum", ChangeKind.OUT, manager, now, "Midt i en fusion.")
    decision = actions.decide(
        edition=edition, note=" Drøftet. ", seen_stamp=page_of(edition).stamp, actor=manager, at=now
    )
    states = {name: (state, rank) for name, state, rank in standings(edition)}
    assert states == {
        "Ådal": ("chosen", None),
        "Kløverup": ("chosen", None),
        "Marskhøj": ("chosen", None),
        "Egeløse": ("considered", 1),
        "Fjordby": ("considered", 2),
    }
    assert (decision.number, decision.decided_by, decision.decided_at, decision.note) == (1, manager, now, "Drøftet.")
    assert [each["reason"] for each in decision.own_changes] == ["Midt i en fusion."]
    manifest = json.loads(decisions.decision_file(decision.pk, "beslutning.json"))
    assert (manifest["decided_by"], manifest["decided_at"]) == ("Anne Lindegård", "2024-03-04T10:00:00+01:00")
    assert set(manifest["files"]) == set(names_of(decisions.journal_package(decision.pk))) - {"beslutning.json"}
    assert "Midt i en fusion" in decision.memo_html
    assert "Beslutning 1, truffet af Anne Lindegård den 4. marts 2024 kl. 10.00." in decision.memo_html
    assert "hentet i kilden den 8. april 2022" in decision.memo_html
    assert "Demonstration" not in decision.memo_html
    entry = Entry.objects.get(verb="selection.decided")
    assert entry.details == {"number": 1, "sha256": decision.sha256}


def test_two_clicks_make_one_decision_and_another_list_another_one(
    edition: Edition, manager: Person, now: datetime
) -> None:
    first = actions.decide(edition=edition, actor=manager, at=now)
    assert actions.decide(edition=edition, actor=manager, at=now + timedelta(seconds=2)) == first
    assert page_of(edition).is_as_decided
    change(edition, "Ådal", ChangeKind.OUT, manager, now)
    assert not page_of(edition).is_as_decided
    kept = Decision.objects.values().get(pk=first.pk)
    second = actions.decide(edition=edition, actor=manager, at=now)
    assert second.number == 2
    assert Decision.objects.values().get(pk=first.pk) == kept
    assert {name for name, state, _ in standings(edition) if state == "chosen"} == {"Birkerum", "Kløverup", "Marskhøj"}
    assert decisions.decision_page(first.pk).is_latest is False
    assert [each.number for each in decisions.decisions_of(edition)] == [2, 1]
    assert decisions.check_decision(first.pk).is_right
    with pytest.raises(IntegrityError), transaction.atomic():
        Decision.objects.filter(pk=second.pk).update(number=1)


def test_a_list_that_has_changed_since_it_was_seen_is_not_decided_on(
    edition: Edition, manager: Person, now: datetime
) -> None:
    stamp = page_of(edition).stamp
    initiatives.add_initiative(
        municipality=named("Ådal"),
        kind=InitiativeKind.TASKFORCE,
        begins_on=date(2024, 1, 1),
        source="Ministeriet",
        actor=manager,
        at=now,
    )
    with pytest.raises(decided.ListHasChanged, match="Se listen igen"):
        actions.decide(edition=edition, seen_stamp=stamp, actor=manager, at=now)
    assert listed(edition)[0] == ["Birkerum", "Kløverup", "Marskhøj"]
    assert not Decision.objects.exists()


def test_an_initiative_counts_on_the_day_of_the_decision(edition: Edition, manager: Person, now: datetime) -> None:
    for name, begins, ends in (("Ådal", date(2024, 3, 5), None), ("Birkerum", date(2023, 1, 1), date(2024, 3, 4))):
        initiatives.add_initiative(
            municipality=named(name),
            kind=InitiativeKind.SUPERVISION,
            begins_on=begins,
            ends_on=ends,
            source="Ministeriet",
            actor=manager,
            at=now,
        )
    assert listed(edition)[0] == ["Ådal", "Kløverup", "Marskhøj"]
    tomorrow = bench.bench_page(edition, today=TODAY + timedelta(days=1))
    assert tomorrow is not None
    assert [each.name for each in tomorrow.chosen] == ["Birkerum", "Kløverup", "Marskhøj"]
    assert actions.keep_reckonings(at=now) == 0
    assert actions.keep_reckonings(at=now + timedelta(days=1)) == 1
    decision = actions.decide(edition=edition, actor=manager, at=now + timedelta(days=1))
    assert policy_from(decision.policy).decided_on == date(2024, 3, 5)
    assert {name for name, state, _ in standings(edition) if state == "chosen"} == {"Birkerum", "Kløverup", "Marskhøj"}


def test_somebody_on_the_list_by_hand_is_not_lost(edition: Edition, manager: Person, now: datetime) -> None:
    make_standing(edition=edition, municipality=named("Hvedelev"), state=StandingState.CONSIDERED)
    make_standing(edition=edition, municipality=named("Egeløse"))
    make_standing(edition=edition, municipality=named("Ådal"), state=StandingState.CONSIDERED)
    with pytest.raises(decided.WouldVanish, match="Egeløse og Hvedelev er sat på rundens liste i hånden"):
        actions.decide(edition=edition, actor=manager, at=now)
    assert not Decision.objects.exists()
    Standing.objects.filter(municipality__name__in=["Egeløse", "Hvedelev"]).delete()
    actions.decide(edition=edition, actor=manager, at=now)
    assert {name for name, state, _ in standings(edition) if state == "chosen"} == set(CHOSEN)


def test_once_somebody_is_invited_all_of_it_stands(edition: Edition, manager: Person, now: datetime) -> None:
    decision = actions.decide(edition=edition, actor=manager, at=now)
    actions.record_acceptance(standing=Standing.objects.get(municipality__name="Ådal"), actor=manager, at=now)
    for refused in (
        lambda: actions.set_criteria(edition=edition, actor=manager, at=now),
        lambda: change(edition, "Birkerum", ChangeKind.OUT, manager, now),
        lambda: actions.undo_change(edition=edition, municipality=named("Birkerum"), actor=manager, at=now),
        lambda: actions.decide(edition=edition, actor=manager, at=now),
    ):
        with pytest.raises(decided.SomebodyIsInvited, match="allerede inviteret"):
            refused()
    Municipality.objects.filter(name="Birkerum").update(population=1)
    page = page_of(edition)
    assert (page.is_frozen, page.can_decide, [each.name for each in page.chosen]) == (True, False, CHOSEN)
    assert next(each.population for each in page.rows if each.name == "Birkerum") == 70_000
    assert decisions.decision_page(decision.pk).can_invite is False


def test_a_demonstration_says_so_in_the_memo_and_the_package(edition: Edition, manager: Person, now: datetime) -> None:
    describe_organisation(name="Klagestyrelsen", genitive="Klagestyrelsens", is_demonstration=True, actor=None, at=now)
    decision = actions.decide(edition=edition, actor=manager, at=now)
    assert "Demonstration: kommuner, tal og mennesker er opdigtede." in decision.memo_html
    assert "Demonstration" in decisions.decision_file(decision.pk, "læsmig.txt").decode("utf-8-sig")
    assert json.loads(decisions.decision_file(decision.pk, "beslutning.json"))["is_demonstration"] is True


# --- The pages -------------------------------------------------------------------------------------------------------------


def test_a_page_without_criteria_is_none(manager: Person, now: datetime) -> None:
    edition = make_edition()
    assert bench.bench_page(edition, today=TODAY) is None
    assert bench_municipality.municipality_page(edition, "901", today=TODAY) is None
    assert bench_municipality.municipality_file(edition, "901") is None


def test_what_is_kept_is_shown_and_what_no_longer_holds_is_reckoned_again(
    edition: Edition, manager: Person, now: datetime
) -> None:
    criteria = Criteria.objects.get(edition=edition)
    assert criteria.stamp == page_of(edition).stamp
    kept = dict(criteria.reckoned)
    Criteria.objects.update(reckoned={**kept, "certainty": "Kendelig."})
    assert page_of(edition).certainty == "Kendelig."
    Municipality.objects.filter(name="Ådal").update(population=41_000)
    assert page_of(edition).certainty != "Kendelig."
    assert actions.keep_reckonings(at=now) == 1
    assert Criteria.objects.get(edition=edition).stamp == page_of(edition).stamp


def test_a_tried_change_shows_its_own_list_and_stores_nothing(edition: Edition) -> None:
    page = page_of(edition)
    key = next(each.key for each in page.changes if each.words == "mindst ti afgjorte sager")
    tried = page_of(edition, trying=key)
    assert tried.trying is not None
    assert tried.trying.words == "mindst ti afgjorte sager"
    assert not tried.can_decide
    assert page_of(edition, trying="99").trying is None
    assert Criteria.objects.get().version == 1


def test_pages_take_a_fixed_number_of_queries(
    queries: Callable[[Callable[[], object]], int], manager: Person, now: datetime
) -> None:
    few = make_bench(manager, now)
    counted = [
        queries(lambda: page_of(few)),
        queries(lambda: bench_municipality.municipality_page(few, "901", today=TODAY)),
    ]
    change(few, "Ådal", ChangeKind.OUT, manager, now)
    decision = actions.decide(edition=few, actor=manager, at=now)
    after = [
        queries(lambda: page_of(few)),
        queries(lambda: bench_municipality.municipality_page(few, "901", today=TODAY)),
    ]
    assert counted == [7, 8]
    assert after == [8, 9]  # and whether somebody is invited
    assert queries(lambda: decisions.decision_page(decision.pk)) == 3
    assert queries(lambda: decisions.decisions_of(few)) == 1


def test_98_municipalities_take_no_more_queries(
    queries: Callable[[Callable[[], object]], int], manager: Person, now: datetime
) -> None:
    whole = make_whole_bench(manager, now)
    assert queries(lambda: page_of(whole)) == 7
    assert len(page_of(whole).rows) == 98


def test_a_municipality_has_its_years_one_by_one_and_what_would_move_it(
    manager: Person, now: datetime, edition: Edition
) -> None:
    page = bench_municipality.municipality_page(edition, "907", today=TODAY)
    assert page is not None
    assert [(each.year, each.decided, each.reversed, each.rate, each.is_counted) for each in page.years] == [
        (2019, 1, 1, "–", True),
        (2020, 1, 1, "–", True),
        (2021, 1, 1, "–", True),
    ]
    assert (page.total.decided, page.may_take_in, page.may_take_out) == (3, True, False)
    assert page.moves[0] == "Med to afgjorte klager mere ville Hvedelev være vurderet."
    first = bench_municipality.municipality_page(edition, "903", today=TODAY)
    assert first is not None
    assert first.may_take_out
    assert any(each.startswith("Kløverup ligger ") for each in first.moves)
    exported = bench_municipality.municipality_file(edition, "903")
    assert exported is not None
    assert exported.decode("utf-8-sig").splitlines()[1:] == [
        f"903,Kløverup,{year},SEL 95,8,0,10,0" for year in (2019, 2020, 2021)
    ]
    assert bench_municipality.municipality_page(edition, "999", today=TODAY) is None
