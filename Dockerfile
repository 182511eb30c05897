# The site in a container: each step is a target of the Makefile, as on a desk.
FROM python:3.11-slim AS base
RUN apt-get update \
    && apt-get install --yes --no-install-recommends make libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 \
    && rm -rf /var/lib/apt/lists/*
RUN useradd --uid 10001 --create-home saferplan \
    && install --directory --owner saferplan --group saferplan /app /app/var
WORKDIR /app
USER saferplan
COPY --chown=saferplan:saferplan . .

# Node, npm and Sass stay behind in this stage.
FROM base AS front
RUN make assets

FROM base
RUN make install-runtime
COPY --from=front --chown=saferplan:saferplan /app/build build
ENV BIND=0.0.0.0:8000
EXPOSE 8000
VOLUME /app/var
HEALTHCHECK --interval=30s --timeout=10s --start-period=60s CMD ["make", "healthy"]
CMD ["make", "web"]
