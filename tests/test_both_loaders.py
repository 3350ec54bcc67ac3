"""PyYAML's two loaders read every file alike, real, edited by hand or spoilt: one verdict on every machine."""

from pathlib import Path
from random import Random

import pytest
import yaml

from lanzarote.lawfile import document
from lanzarote.lawfile.file import BUNDLED
from tests.helpers import CONVENTION_TEXT, HEAD, WHOLE
from tests.spoiling import CHARACTERS, WAYS, agree, spoilt

LAW = HEAD + "provisions:\n" + WHOLE
FILE = "my.jurisdiction.yaml"


@pytest.mark.parametrize("file", sorted(BUNDLED.glob("*.yaml")), ids=lambda f: f.stem)
def test_the_loaders_agree_on_the_bundled_laws(file: Path) -> None:
    """Which both can read."""
    assert agree(file)


@pytest.mark.parametrize("seed", range(6))
def test_the_loaders_agree_on_spoilt_files(seed: int, tmp_path: Path) -> None:
    """Values, places, and what is said; `fuzz.py --spoilt` goes on for as long as one likes."""
    chance, file = Random(seed), tmp_path / FILE
    for _ in range(40):
        _, data = spoilt(chance, CONVENTION_TEXT[:1500])
        file.write_bytes(data)
        agree(file)


@pytest.mark.skipif(not hasattr(yaml, "CSafeLoader"), reason="PyYAML has no quick loader here")
@pytest.mark.parametrize(
    "text", ["cite:\ts. 10\n", "%YAML 1.3\n---\na: b\n", "a: b\n\ufeff", "a: |#c\n  x\n", 'a: "\\U00110000"']
)
def test_loaders_that_disagree_are_noticed(text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As they do where the text is not looked at before."""
    monkeypatch.setattr(document, "oddities", lambda text: [])
    file = tmp_path / FILE
    file.write_bytes(text.encode())
    with pytest.raises((AssertionError, ValueError)):
        agree(file)


@pytest.mark.parametrize("way", WAYS)
def test_each_way_of_spoiling_spoils(way: str) -> None:
    """Or the counts of the fuzzer would mean nothing."""
    chance = Random(1)
    assert any(WAYS[way](chance, LAW) != LAW for _ in range(10))
    assert len(CHARACTERS) == len(set(CHARACTERS))
