# The simulator as a container. Builds with BuildKit and with the classic builder; PYTHON_IMAGE may be any Debian-based
# image with Python 3.11 or newer and pip.
ARG PYTHON_IMAGE=python:3.13-slim

FROM ${PYTHON_IMAGE} AS builder
WORKDIR /opt/lto
# Dependencies first: they change less often than the code. Only wheels: no compiler, here or in the final image.
COPY requirements/run.txt requirements/
RUN python3 -m venv --without-pip /opt/venv \
 && python3 -m pip --python /opt/venv/bin/python install --quiet --no-cache-dir --only-binary :all: \
      --require-hashes --requirement requirements/run.txt \
 && printf '#!/bin/sh\nexec /opt/venv/bin/python -m simulator "$@"\n' >/opt/venv/bin/lto \
 && chmod 755 /opt/venv/bin/lto
COPY openapi openapi
COPY seed seed
COPY simulator simulator
COPY scripts/openapi.py scripts/
# Seed, documents and bytecode are made here, once, for the user who cannot write them.
RUN /opt/venv/bin/python -m simulator.zaad.compile \
 && /opt/venv/bin/python scripts/openapi.py \
 && /opt/venv/bin/python -m compileall -q simulator \
 && rm -r scripts requirements \
 && chmod -R go+rX /opt/lto

FROM ${PYTHON_IMAGE}
ARG VERSIE=0.1.0
LABEL org.opencontainers.image.title="lto-simulator" \
      org.opencontainers.image.description="Lokale leverancierstestomgeving (LTO) van DSO-LV" \
      org.opencontainers.image.version="${VERSIE}"
RUN useradd --system --uid 10001 --home-dir /opt/lto --no-create-home --shell /usr/sbin/nologin lto \
 && install -d -o lto -g lto /data
COPY --from=builder /opt/venv /opt/venv
COPY --from=builder /opt/lto /opt/lto
ENV LTO_HOST=0.0.0.0 \
    PATH=/opt/venv/bin:/usr/local/bin:/usr/bin:/bin \
    PYTHONPATH=/opt/lto \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1
USER lto
WORKDIR /data
VOLUME /data
EXPOSE 8080
STOPSIGNAL SIGTERM
# No --start-interval, which engines before 25 refuse: the first look comes after one interval on all of them.
HEALTHCHECK --interval=5s --timeout=3s --start-period=30s --retries=3 CMD ["lto", "gezond", "--stil"]
ENTRYPOINT ["lto"]
CMD ["run"]
