"""The proof of a signature, to be read and printed: who signed which words, and when."""

from __future__ import annotations

from litestar import Response, Router, get
from litestar.params import FromPath

from models.registries.papers import edition_of, text_of
from models.registries.policy_texts.signatures import proof, proved
from web.calls import Asked, reading
from web.pages.forms.bounds import found, numbered
from web.pages.frame.rendering import page


@get("/people/{person_id:int}/signed/{paper_id:int}", sync_to_thread=True)
def read_proof(request: Asked, person_id: FromPath[int], paper_id: FromPath[int]) -> Response[str]:
    """Show the proof of a signature, with the words that were signed."""
    with reading(request) as call:
        paper = found(proof(call.session, call.viewer, numbered(person_id), numbered(paper_id)))
        who, agency, case = proved(call.session, call.viewer, paper)
        return page(
            call, request, "registry/texts/proof.html", paper=paper, who=who, agency=agency, case=case,
            text=edition_of(call.session, paper.paper, paper.text_sha256),
            words=text_of(call.session, paper.paper, call.now, paper.text_sha256),
        )  # fmt: skip


router = Router("/", route_handlers=[read_proof], include_in_schema=False)
