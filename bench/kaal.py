"""The limit: bare Starlette routes that send given bytes, under the same uvicorn.

`python -m bench.kaal PORT BASE FILE`
"""

import sys
from pathlib import Path

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route


def main() -> None:
    """Serve the answers of the simulator: FILE.get and FILE.post."""
    port, base, file = sys.argv[1:]
    get, post = Path(file + ".get").read_bytes(), Path(file + ".post").read_bytes()

    async def regelingen(request: Request) -> Response:
        return Response(get, media_type="application/hal+json")

    async def zoek(request: Request) -> Response:
        await request.body()
        return Response(post, media_type="application/hal+json")

    routes = [Route(f"{base}/regelingen", regelingen), Route(f"{base}/regelingen/_zoek", zoek, methods=["POST"])]
    app = Starlette(routes=routes)
    options = {"log_level": "warning", "access_log": False, "loop": "uvloop", "http": "httptools"}
    uvicorn.run(app, host="127.0.0.1", port=int(port), **options)  # type: ignore[arg-type]


if __name__ == "__main__":
    main()
