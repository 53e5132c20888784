"""A whole course to print and hand out."""

from __future__ import annotations

from django.http import HttpResponse

from sagkyndig.foundation.people.gates import SignedInRequest, open_to_staff
from sagkyndig.journey.courses import queries
from sagkyndig.journey.courses.web.places import version_of
from sagkyndig.pure.documents import pdf
from sagkyndig.pure.documents.tree import anchor_from


@open_to_staff
def booklet(request: SignedInRequest, version_id: int) -> HttpResponse:
    """The version as a PDF. Made anew each time: the law register may have learnt something since it was published."""
    version = version_of(version_id)
    response = HttpResponse(pdf.to_pdf(queries.booklet_of(version)), content_type="application/pdf")
    name = anchor_from(f"kursus-{version.course.key}-udgave-{version.label}")
    response["Content-Disposition"] = f'attachment; filename="{name}.pdf"'
    return response
