"""The files by which several processes are run: what reads them takes them, and they agree with the bot."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml  # type: ignore[import-untyped]  # it has no stubs

from bot.settings import Settings

DEPLOY = Path(__file__).parent.parent.parent / "deploy"
KNOWN = {name.upper() for name in Settings.model_fields}
UNITS = ("polevik.service", "polevik@.service")
CONFIGURATIONS = ("nginx.conf", "nginx-compose.conf")


def compose() -> Any:
    return yaml.safe_load((DEPLOY / "compose.yaml").read_text())


def needs(program: str) -> str:
    found = shutil.which(program) or shutil.which(program, path="/usr/sbin")
    return found or pytest.skip(f"NO {program.upper()}, so its file is NOT tested: apt-get install it")


def test_settings_that_the_files_name_exist() -> None:
    """One that does not would be passed over without a word."""
    services = compose()["services"]
    bots = [each for name, each in services.items() if name.startswith("bot")]
    assert len(bots) == 3
    named = {name for each in bots for name in each["environment"]}
    for unit in UNITS:
        named |= set(re.findall(r"^Environment=(\w+)=", (DEPLOY / unit).read_text(), re.MULTILINE))
    assert {"WEBHOOK_LISTEN", "DATABASE_URL"} <= named
    assert named <= KNOWN


def test_compose_starts_what_the_proxy_looks_for() -> None:
    """Its processes by name and port, its file by path, and what the image copies is there."""
    services = compose()["services"]
    listen = {name: each["environment"]["WEBHOOK_LISTEN"] for name, each in services.items() if name.startswith("bot")}
    wanted = re.findall(r"^ +server (\w+):(\d+) ", (DEPLOY / "nginx-compose.conf").read_text(), re.MULTILINE)
    assert {name: f"0.0.0.0:{port}" for name, port in wanted} == listen
    (volume,) = services["nginx"]["volumes"]
    assert (DEPLOY / volume.partition(":")[0]).is_file()
    copied = re.findall(r"^COPY (.+) \S+$", (DEPLOY / "Dockerfile").read_text(), re.MULTILINE)
    assert all((DEPLOY.parent / name).exists() for line in copied for name in line.split())


@pytest.mark.parametrize("name", CONFIGURATIONS)
def test_nginx_takes_its_configuration(name: str, tmp_path: Path) -> None:
    """As a part of a whole one; the names of containers are no hosts here."""
    nginx = needs("nginx")
    part = tmp_path / name
    part.write_text(re.sub(r"server bot(\d):8080", r"server 127.0.0.1:808\1", (DEPLOY / name).read_text()))
    whole = tmp_path / "whole.conf"
    whole.write_text(f"pid {tmp_path}/pid; error_log stderr; events {{}} http {{ access_log off; include {part}; }}\n")
    tried = subprocess.run([nginx, "-t", "-c", whole], capture_output=True, text=True, check=False)
    assert "test is successful" in tried.stderr, tried.stderr


def test_systemd_takes_the_units(tmp_path: Path) -> None:
    """Without a word; the program is one that is there."""
    analyze = needs("systemd-analyze")
    units = []
    for name in UNITS:
        units.append(tmp_path / name.replace("@", "@8081"))
        text = (DEPLOY / name).read_text()
        units[-1].write_text(re.sub(r"^ExecStart=\S+", f"ExecStart={sys.executable}", text, flags=re.MULTILINE))
    tried = subprocess.run([analyze, "verify", *units], capture_output=True, text=True, check=False)
    assert (tried.returncode, tried.stderr) == (0, "")
