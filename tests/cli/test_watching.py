"""The dashboard and the alert rules name metrics that the bot has, and Prometheus understands them."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from prometheus_client import REGISTRY

from bot.delivery import metrics

DEPLOY = Path(__file__).parent.parent.parent / "deploy"
DASHBOARD, ALERTS = DEPLOY / "grafana" / "polevik.json", DEPLOY / "prometheus" / "alerts.yml"
NAME = re.compile(r"\b(?:polevik|process)_[a-z_]+\b")
ENDINGS = {"histogram": ("_bucket", "_count", "_sum"), "counter": ("_total",), "gauge": ("",), "unknown": ("",)}
GRAFANA_10 = 38
"""The newest form of dashboards that Grafana 10 reads; later ones read it too."""


def shown() -> dict[str, set[str]]:
    """The names of all metrics that the bot shows, with their labels."""
    assert metrics.UPDATES is not None
    found: dict[str, set[str]] = {}
    for family in REGISTRY.collect():
        for ending in ENDINGS.get(family.type, ("",)):
            found[f"{family.name}{ending}"] = {label for each in family.samples for label in each.labels}
    # Of these nothing is shown before there is something to show.
    found["polevik_reminder_lag_seconds"].add("kind")
    found["polevik_ready"].add("part")
    return found


def expressions() -> Iterator[str]:
    dashboard: dict[str, Any] = json.loads(DASHBOARD.read_text())
    for panel in dashboard["panels"]:
        yield from (target["expr"] for target in panel["targets"])
    yield from re.findall(r"^\s+expr: (.+)$", ALERTS.read_text(), re.MULTILINE)


def test_every_metric_that_is_watched_is_shown_by_the_bot() -> None:
    """And every metric of the bot is watched by something; labels and their values too."""
    known, named = shown(), set[str]()
    for each in expressions():
        for name in NAME.findall(each):
            assert name in known, f"{name} in {each}"
            named.add(name)
        for name, label in re.findall(r"(polevik_[a-z_]+)\{(?:job=~\"\$job\",)?([a-z]+)=", each):
            assert label in known[name] | {"job"}, each
    ours = {re.sub("_(bucket|count|sum)$", "", name) for name in known if name.startswith("polevik_")}
    assert ours == {re.sub("_(bucket|count|sum)$", "", name) for name in named if name.startswith("polevik_")}


def test_the_dashboard_is_one_that_grafana_reads() -> None:
    """Panels of its own kinds, each in a place of its own, with the data source as a variable."""
    dashboard: dict[str, Any] = json.loads(DASHBOARD.read_text())
    panels = dashboard["panels"]
    assert (dashboard["uid"], dashboard["schemaVersion"]) == ("polevik", GRAFANA_10)
    assert {panel["type"] for panel in panels} <= {"stat", "timeseries"}
    assert len({panel["id"] for panel in panels}) == len(panels)
    taken = [
        (x, y)
        for panel in panels
        for x in range(panel["gridPos"]["x"], panel["gridPos"]["x"] + panel["gridPos"]["w"])
        for y in range(panel["gridPos"]["y"], panel["gridPos"]["y"] + panel["gridPos"]["h"])
    ]
    assert len(set(taken)) == len(taken)
    assert max(x for x, _ in taken) < 24
    assert {variable["name"] for variable in dashboard["templating"]["list"]} == {"datasource", "job"}
    assert all(target["datasource"]["uid"] == "${datasource}" for panel in panels for target in panel["targets"])


def test_every_alert_says_what_to_do() -> None:
    """And promtool, where the machine has it, understands the rules."""
    said = ALERTS.read_text()
    assert said.count("- alert: ") == said.count("          do: ") == said.count("          summary: ") > 9
    program = shutil.which("promtool")
    if program is not None:
        done = subprocess.run([program, "check", "rules", ALERTS], capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
