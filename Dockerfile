# A slim image, a plain user, a health check. Build: docker build -t crosswire .
FROM python:3.12-slim AS build
WORKDIR /src
COPY requirements.lock requirements-uv.lock ./
RUN python -m venv /opt/crosswire \
 && /opt/crosswire/bin/pip install -q --require-hashes --only-binary :all: -r requirements-uv.lock \
 && /opt/crosswire/bin/uv pip install -q --python /opt/crosswire/bin/python --require-hashes --only-binary :all: -r requirements.lock
COPY . .
RUN /opt/crosswire/bin/uv pip install -q --python /opt/crosswire/bin/python --no-deps --no-build-isolation .

FROM python:3.12-slim
COPY --from=build /opt/crosswire /opt/crosswire
RUN useradd --create-home --uid 10001 crosswire && install -d -o crosswire /data
USER crosswire
WORKDIR /data
ENV PATH=/opt/crosswire/bin:$PATH CROSSWIRE_DATABASE_URL=/data/crosswire.db OPENBLAS_NUM_THREADS=1
VOLUME /data
HEALTHCHECK --interval=30s --timeout=10s --start-period=60s CMD ["crosswire", "doctor", "--quick"]
ENTRYPOINT ["crosswire"]
CMD ["run"]
