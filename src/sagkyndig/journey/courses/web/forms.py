"""The forms of the desk: a course's own statements, a module, and what a new part is called and shows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms

from sagkyndig.foundation.law import queries as law
from sagkyndig.foundation.ui.web.guard import GuardedForm
from sagkyndig.foundation.ui.web.versioned import VersionedForm
from sagkyndig.journey.courses.rules.course import Feedback, Occasion, PageKind, PairKind, Topic
from sagkyndig.journey.courses.rules.wording import (
    FEEDBACK,
    OCCASIONS,
    PAGE_KINDS,
    WHAT_FEEDBACK_MEANS,
    WHAT_PAGES_ARE_FOR,
    WHAT_PAIRS_ARE,
)
from sagkyndig.pure.danish import capitalised

NO_PAGE = ""
Choice = tuple[str, str]


def title_field(help_text: str = "") -> forms.CharField:
    return forms.CharField(label="Titel", max_length=200, help_text=help_text)


class HeadForm(VersionedForm):
    """What a course says about itself."""

    # The long list of provisions comes last.
    field_order = ("title", "label", "law_as_of", "audience", "minutes", "feedback", "has_worked_answers", "provisions")

    title = title_field()
    law_as_of = forms.DateField(
        label="Retstilstand pr.",
        help_text="Alt i kurset siger, hvordan reglerne var den dag. Kontrollen holder hver henvisning op mod datoen.",
    )
    provisions = forms.MultipleChoiceField(
        label="Bestemmelser", widget=forms.CheckboxSelectMultiple, help_text="De bestemmelser, som kurset handler om."
    )
    audience = forms.CharField(
        label="Målgruppe",
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Hvem kurset er skrevet til, fx sagsbehandlere og faglige ledere.",
    )
    minutes = forms.IntegerField(
        label="Minutter",
        min_value=1,
        max_value=2000,
        help_text="Hvor længe en kursist arbejder med hele kurset. Sidernes og casernes minutter skal passe med det.",
    )
    feedback = forms.ChoiceField(
        label="Tilbagemelding",
        widget=forms.RadioSelect,
        choices=[(each.value, f"{FEEDBACK[each]}. {WHAT_FEEDBACK_MEANS[each]}") for each in Feedback],
        help_text="Gælder alle kursets cases.",
    )
    has_worked_answers = forms.BooleanField(
        label="Hver case har et gennemarbejdet svar",
        required=False,
        help_text="Kursisterne ser det sammen med opmærksomhedspunkterne.",
    )
    label = forms.CharField(label="Udgave", max_length=20, help_text="Fx 1, 2 eller 2024.")

    def __init__(self, *args: Any, named: Iterable[str] = (), **kwargs: Any) -> None:
        """`named` are the provisions that the course names already, whether they can be chosen for a new one or not."""
        super().__init__(*args, **kwargs)
        self.kept_order = tuple(named)
        groups: list[Any] = list(law.choices_by_law(whole_paragraphs=True))
        known = {name for _, listed in groups for name, _ in listed}
        if others := [(name, name) for name in self.kept_order if name not in known]:
            groups.append(("Andre, som kurset nævner", others))
        self.fields["provisions"].choices = groups  # type: ignore[attr-defined]
        self.fields["provisions"].required = bool(groups)

    def clean_provisions(self) -> list[str]:
        """Those that stay keep their order; new ones come after."""
        chosen: list[str] = self.cleaned_data["provisions"]
        stay = [name for name in self.kept_order if name in chosen]
        return stay + [name for name in chosen if name not in stay]

    def clean_feedback(self) -> str:
        return Feedback(self.cleaned_data["feedback"]).value


class BeginForm(HeadForm):
    """A new course; its first version is number 1."""

    version = None  # type: ignore[assignment]
    label = None  # type: ignore[assignment]


class ModuleForm(GuardedForm):
    title = title_field("Fx Sagsoplysning. Modulets sider står under det.")


class PageForm(GuardedForm):
    """A new page. `shows` is asked for where the kind shows a case or a pair."""

    title = title_field()
    kind = forms.ChoiceField(
        label="Slags",
        widget=forms.RadioSelect,
        choices=[(each.value, f"{capitalised(PAGE_KINDS[each])}: {WHAT_PAGES_ARE_FOR[each]}") for each in PageKind],
        initial=PageKind.RULE.value,
    )
    shows = forms.ChoiceField(
        label="Den viser", required=False, help_text="Udfyldes kun, når siden viser en case eller et kontrastpar."
    )
    module = forms.ChoiceField(label="Modul")

    def __init__(
        self, *args: Any, modules: Sequence[Choice], cases: Sequence[Choice], pairs: Sequence[Choice], **kwargs: Any
    ) -> None:
        """`cases` and `pairs` are the keys and titles of those that a page may show."""
        super().__init__(*args, **kwargs)
        self.fields["module"].choices = list(modules)  # type: ignore[attr-defined]
        groups = {PageKind.CASE: ("Cases", cases), PageKind.CONTRAST_PAIR: ("Kontrastpar", pairs)}
        self.fields["shows"].choices = [  # type: ignore[attr-defined]
            ("", "Ingen"),
            *(
                (name, [(f"{kind}:{key}", title) for key, title in listed])
                for kind, (name, listed) in groups.items()
                if listed
            ),
        ]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        kind, of = cleaned.get("kind"), (cleaned.get("shows") or "").partition(":")[0]
        if kind in _MUST_SHOW and of != kind:
            self.add_error("shows", _MUST_SHOW[kind])
        return cleaned

    @property
    def shown(self) -> str | None:
        """The key of the case or the pair that the page shows."""
        if self.cleaned_data["kind"] not in _MUST_SHOW:
            return None
        return str(self.cleaned_data["shows"]).partition(":")[2]


_MUST_SHOW = {
    PageKind.CASE.value: "Vælg den case, som siden viser. Er den her ikke, så lav casen først.",
    PageKind.CONTRAST_PAIR.value: "Vælg det kontrastpar, som siden viser. Er det her ikke, så lav parret først.",
}


class _ShownForm(GuardedForm):
    """A new case or pair, and whether a page is made that shows it."""

    page_in = forms.ChoiceField(label="Lav også siden, der viser den, i modulet", required=False)

    def __init__(self, *args: Any, modules: Sequence[Choice], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["page_in"].choices = [(NO_PAGE, "Lav ingen side nu"), *modules]  # type: ignore[attr-defined]
        self.order_fields([*(name for name in self.fields if name != "page_in"), "page_in"])


class CaseForm(_ShownForm):
    title = title_field("Navnet, som kursisterne ser. Alt i en case er opdigtet, også navne og kommuner.")
    topic = forms.ChoiceField(label="Emne", choices=[(each.value, capitalised(each.value)) for each in Topic])
    used = forms.ChoiceField(
        label="Bruges",
        widget=forms.RadioSelect,
        choices=[(each.value, OCCASIONS[each]) for each in Occasion],
        initial=Occasion.E_LEARNING.value,
    )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("page_in") and cleaned.get("used") == Occasion.PHYSICAL_DAY.value:
            self.add_error("page_in", "Casen gemmes til den fysiske læringsdag. Vælg »Lav ingen side nu«.")
        return cleaned


class PairForm(_ShownForm):
    title = title_field()
    kind = forms.ChoiceField(
        label="Slags",
        widget=forms.RadioSelect,
        choices=[(each.value, f"{capitalised(each.value)}. {capitalised(WHAT_PAIRS_ARE[each])}.") for each in PairKind],
        initial=PairKind.STATEMENT_OF_REASONS.value,
    )


class SharedForm(GuardedForm):
    title = title_field()
