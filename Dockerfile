# The service in a container: two stages, no compiler and no test tool in what runs, and nobody's
# rights but its own. Every package is held against its hash in requirements.lock; where they come
# from is the setting of whoever builds (pip's own variables), not of this file.
#
#   docker build --tag claims-verifier .
#   docker run --network host --volume claims:/data claims-verifier
#
# docs/service.md tells how to let others in.

FROM python:3.12-slim-bookworm AS build
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1 PIP_ROOT_USER_ACTION=ignore
WORKDIR /build

# First what changes seldom. All that is locked comes here, hashes compared; only wheels, so that
# nothing of a package runs while it is fetched.
COPY requirements.lock ./
RUN pip download --require-hashes --only-binary :all: --requirement requirements.lock --dest /wheels

COPY pyproject.toml README.md LICENSE CHANGELOG.md ./
COPY knowledge knowledge
COPY verifier verifier
COPY web web
RUN pip install --no-index --find-links /wheels hatchling \
    && pip wheel --no-index --no-deps --no-build-isolation --wheel-dir /wheels .

# Of those wheels only what the project needs to run, and nothing from elsewhere.
RUN python -m venv /opt/verifier \
    && /opt/verifier/bin/pip install --no-index --find-links /wheels --no-compile claims-verifier \
    && /opt/verifier/bin/pip uninstall --yes pip

FROM python:3.12-slim-bookworm
RUN groupadd --system --gid 10001 verifier \
    && useradd --system --uid 10001 --gid verifier --home-dir /data --shell /usr/sbin/nologin verifier \
    && install --directory --owner verifier --group verifier --mode 0700 /data/claims-verifier
COPY --from=build /opt/verifier /opt/verifier

# The knowledge base is /data/claims-verifier/knowledge.sqlite, empty at first.
ENV PATH=/opt/verifier/bin:$PATH XDG_DATA_HOME=/data PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1
WORKDIR /data
VOLUME /data
USER 10001:10001
EXPOSE 8000
STOPSIGNAL SIGTERM

HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 \
    CMD ["python", "-c", "import http.client as h; c = h.HTTPConnection('127.0.0.1', 8000, timeout=4); c.request('GET', '/readyz'); raise SystemExit(c.getresponse().status != 200)"]

ENTRYPOINT ["verifier"]
CMD ["serve", "--create", "--workers", "2"]
