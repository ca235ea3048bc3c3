"""Flask app of the pages. They are a shell: all that moves comes from the `/_lto` API, by the scripts in `static`.

Every address in a page is relative, so that it works behind any prefix (`/@job7/_lto/`) and any proxy.
"""

from flask import Flask, Response, redirect, render_template
from werkzeug.wrappers import Response as BaseResponse

import simulator

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
app.url_map.strict_slashes = False


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


@app.get("/_lto")
def zonder_schuine_streep() -> BaseResponse:
    """To the page itself: its relative addresses need the slash."""
    return redirect("_lto/", 308)


@app.after_request
def voeg_headers_toe(response: Response) -> Response:
    """What keeps foreign scripts out, and stale ones."""
    for naam, waarde in HEADERS.items():
        response.headers.setdefault(naam, waarde)
    return response


def _pagina(basis: str) -> str:
    return render_template("besturing.html", basis=basis, versie=simulator.__version__)
