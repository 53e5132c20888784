"""The addresses of the report step."""

from django.urls import path

from sagkyndig.journey.report.web import desk, edit, public

app_name = "report"

_EDITION = "runder/<int:edition_id>/rapport/"

urlpatterns = [
    path(_EDITION, desk.workshop, name="workshop"),
    path(f"{_EDITION}laes/", desk.read, name="read"),
    path(f"{_EDITION}artikel/", desk.article, name="article"),
    path(f"{_EDITION}rapport.pdf", desk.pdf, name="pdf"),
    path(f"{_EDITION}rapport.docx", desk.docx, name="docx"),
    path(f"{_EDITION}figurer.json", desk.figures, name="figures"),
    path(f"{_EDITION}tal/<str:source>/", desk.number, name="number"),
    path(f"{_EDITION}oplysninger/", desk.facts, name="facts"),
    path(f"{_EDITION}oplysninger/<slug:key>/", edit.fact, name="fact"),
    path(f"{_EDITION}tekst/<str:key>/", edit.text, name="text"),
    path(f"{_EDITION}tekst/<str:key>/standard/", edit.authored_text, name="authored_text"),
    path(f"{_EDITION}fund/<slug:key>/", edit.finding, name="finding"),
    path(f"{_EDITION}offentliggoer/", edit.publish, name="publish"),
    path("rapporter/", public.reports, name="reports"),
]

# The latest publication, and each by its number, which stays.
for place in ("<slug:slug>/", "<slug:slug>/udgave/<int:number>/"):
    urlpatterns += [
        path(f"rapporter/{place}", public.published, name="published"),
        path(f"rapporter/{place}rapport.pdf", public.published_pdf, name="published_pdf"),
        path(f"rapporter/{place}rapport.docx", public.published_docx, name="published_docx"),
        path(f"rapporter/{place}figurer.json", public.published_figures, name="published_figures"),
        path(f"rapporter/{place}tal/<str:source>/", public.published_number, name="published_number"),
        path(f"artikler/{place}", public.published_article, name="published_article"),
    ]
