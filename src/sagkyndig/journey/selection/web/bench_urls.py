"""The addresses of the selection bench and of the decisions made at it."""

from django.urls import path

from sagkyndig.journey.selection.web import bench, bench_changes, decisions

_BENCH = "runder/<int:edition_id>/udvaelgelse/vaegt/"
_MUNICIPALITY = f"{_BENCH}kommune/<str:code>/"
_DECISION = "beslutninger/<int:decision_id>/"

addresses = [
    path(_BENCH, bench.bench, name="bench"),
    path(f"{_BENCH}kriterier/", bench_changes.criteria, name="bench_criteria"),
    path(_MUNICIPALITY, bench.municipality, name="bench_municipality"),
    path(f"{_MUNICIPALITY}hent/", bench.municipality_file, name="bench_municipality_file"),
    path(f"{_MUNICIPALITY}aendring/", bench_changes.own_change, name="own_change"),
    path(f"{_MUNICIPALITY}fortryd/", bench_changes.undo_own_change, name="undo_own_change"),
    path(f"{_BENCH}beslut/", bench_changes.decide, name="decide"),
    path(_DECISION, decisions.decision, name="decision"),
    path(f"{_DECISION}memo.pdf", decisions.memo_pdf, name="decision_pdf"),
    path(f"{_DECISION}memo.docx", decisions.memo_docx, name="decision_docx"),
    path(f"{_DECISION}journal.zip", decisions.journal_package, name="decision_package"),
    path(f"{_DECISION}efterproev/", decisions.check, name="check_decision"),
]
