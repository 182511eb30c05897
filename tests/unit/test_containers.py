"""The Dockerfile and docker-compose.yml hold no logic and no secrets; we read them, we do not run them."""

import re
import shlex
from pathlib import Path

import pytest
import yaml

from tests.programs import TABLE

ROOT = Path(__file__).resolve().parents[2]
TARGETS = set(re.findall(r"^([a-z-]+):.*## ", (ROOT / "Makefile").read_text(), re.MULTILINE))
COMPOSE = yaml.safe_load((ROOT / "docker-compose.yml").read_text())
SERVICES = COMPOSE["services"]
OURS = sorted(set(SERVICES) - {"db"})


def instructions() -> list[tuple[str, str]]:
    """The Dockerfile's instructions, each with its words, continued lines joined."""
    text = re.sub(r"\\\n", " ", (ROOT / "Dockerfile").read_text())
    lines = [line.strip() for line in text.splitlines()]
    split = (line.partition(" ") for line in lines if line and not line.startswith("#"))
    return [(name, rest.strip()) for name, _, rest in split]


def words(name: str) -> list[str]:
    return [rest for instruction, rest in instructions() if instruction == name]


def test_the_containers_call_only_make_targets_that_exist():
    in_dockerfile = re.findall(r'\bmake["\s,]+([a-z-]+)', "\n".join(words("CMD") + words("HEALTHCHECK")))
    in_dockerfile += [shlex.split(step)[1] for step in words("RUN") if step.startswith("make ")]
    commands = [SERVICES[name]["command"] for name in OURS]
    checks = [SERVICES[name]["healthcheck"]["test"][1:] for name in ("web", "worker")]

    assert all(command[0] == "make" and len(command) == 2 for command in commands + checks)
    assert set(in_dockerfile) | {command[1] for command in commands + checks} <= TARGETS
    assert {"assets", "install-runtime", "web", "healthy"} == set(in_dockerfile)


def test_the_image_only_adds_packages_and_a_user_before_it_calls_make():
    steps = [step for step in words("RUN") if not step.startswith("make ")]

    assert [shlex.split(step)[0] for step in steps] == ["apt-get", "useradd"]


def test_the_image_can_make_pdfs_and_brings_nothing_that_only_tests_need():
    (step,) = [step for step in words("RUN") if step.startswith("apt-get ")]
    packages = shlex.split(step.partition("--no-install-recommends")[2].partition("&&")[0])

    assert packages == ["make", *TABLE["pango"].packages]


def test_the_image_does_not_run_as_root():
    names = [name for name, _ in instructions()]

    assert words("USER") == ["saferplan"]
    assert names.index("USER") < names.index("COPY"), "Whatever is copied or made belongs to the user"


def test_the_database_does_not_run_as_root():
    assert SERVICES["db"]["user"] == "postgres"
    assert all("user" not in SERVICES[name] for name in OURS), "They keep the user of the image"


@pytest.mark.parametrize("service", sorted(SERVICES))
def test_no_container_may_gain_privileges(service):
    assert SERVICES[service]["security_opt"] == ["no-new-privileges:true"]
    assert "privileged" not in SERVICES[service]


@pytest.mark.parametrize("service", sorted(SERVICES))
def test_a_secret_comes_from_the_environment_and_is_asked_for(service):
    for name, value in SERVICES[service]["environment"].items():
        if re.search("SECRET|PASSWORD|EMAIL_URL|DATABASE_URL", name):
            assert re.search(r"\$\{[A-Z_]+:\?[^}]+\}", value), f"{service} holds {name}"


def test_the_image_holds_no_secret():
    assert not re.search("SECRET|PASSWORD|TOKEN|DATABASE_URL", "\n".join(words("ENV") + words("ARG")))
    assert {".env", "var", ".git"} <= set((ROOT / ".dockerignore").read_text().split())


def test_every_lasting_service_has_a_health_check():
    lasting = set(SERVICES) - {"migrate"}

    assert words("HEALTHCHECK")
    assert all(SERVICES[name]["healthcheck"].get("test") for name in lasting)


def test_web_and_worker_wait_for_a_database_that_is_up_to_date():
    for name in ("web", "worker"):
        assert SERVICES[name]["depends_on"] == {"migrate": {"condition": "service_completed_successfully"}}
    assert SERVICES["migrate"]["depends_on"] == {"db": {"condition": "service_healthy"}}


def test_what_must_last_lies_in_volumes():
    mounted = {volume.split(":")[0] for service in SERVICES.values() for volume in service["volumes"]}

    assert mounted == set(COMPOSE["volumes"]) == {"database", "files"}
    assert words("VOLUME") == ["/app/var"]


def test_the_site_is_published_on_this_machine_only():
    assert SERVICES["web"]["ports"] == ["127.0.0.1:8000:8000"]
    assert all("ports" not in SERVICES[name] for name in SERVICES if name != "web")
