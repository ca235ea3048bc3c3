"""Flask app of the pages. They are a shell: all that moves comes from the `/_lto` API, by the scripts in `static`.

Every address in a page is relative, so that it works behind any prefix (`/@job7/_lto/`) and any proxy.
"""

from flask import Flask, Response, render_template, request
from werkzeug.exceptions import HTTPException, MethodNotAllowed

import simulator
from simulator.platform.problems import Problem, problem_response

STATIC = "/_lto/static"
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-cache",
}

app = Flask(__name__, static_folder="static", static_url_path=STATIC, template_folder="templates")


@app.get("/")
def begin() -> str:
    """The steering page, until the loket is here."""
    return _pagina("_lto/")


@app.get("/_lto/")
def besturing() -> str:
    """The steering page."""
    return _pagina("./")


@app.get("/_lto/kaart")
def kaart() -> str:
    """The map: base map, locaties and what holds at a place."""
    return render_template("kaart.html", basis="./")


@app.errorhandler(HTTPException)
def geen_pagina(error: HTTPException) -> Response:
    """Pages refuse in the same form as the APIs."""
    if isinstance(error, MethodNotAllowed):
        answer = problem_response(Problem("methode", f"{request.method} kan niet op dit pad."))
        headers = {"Allow": ", ".join(sorted(error.valid_methods or ()))}
    else:
        answer = problem_response(Problem("niet-gevonden", "Er is geen pagina of bestand op dit pad."))
        headers = {}
    return Response(answer.body, answer.status, headers, content_type=answer.media_type)


@app.after_request
def voeg_headers_toe(response: Response) -> Response:
    """What keeps foreign scripts out, and stale ones."""
    for naam, waarde in HEADERS.items():
        response.headers.setdefault(naam, waarde)
    return response


def _pagina(basis: str) -> str:
    return render_template("besturing.html", basis=basis, versie=simulator.__version__)
