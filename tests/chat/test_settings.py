"""Settings that are kept between chats."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_bot.chat.settings import Settings, SettingsFile

NAMES = st.sampled_from(["k", "keys", "explain", "colour"])
VALUES = st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.just("vi")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "config" / "qa-bot" / "settings.json"


def test_without_a_file_there_are_the_defaults_and_nothing_is_written(file: Path) -> None:
    settings_file = SettingsFile(file)
    assert settings_file.load() == Settings()
    assert settings_file.failure is None
    assert not file.parent.exists()


@given(st.integers(1, 1000), st.sampled_from(["emacs", "vi"]), st.booleans())
def test_what_is_saved_is_loaded(
    tmp_path_factory: pytest.TempPathFactory, k: int, keys: str, explain: bool
) -> None:
    file = tmp_path_factory.mktemp("config") / "settings.json"
    SettingsFile(file).save(Settings(k, keys, explain))
    assert SettingsFile(file).load() == Settings(k, keys, explain)
    assert [path.name for path in file.parent.iterdir()] == ["settings.json"]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[3]",
        b"null",
        b"\xff\xfe\x00",
        b'{"k": 0}',
        b'{"k": true}',
        b'{"k": "5"}',
        b'{"k": 3.0}',
        b'{"keys": "vim"}',
        b'{"keys": ["vi"]}',
        b'{"explain": 1}',
        b"[" * 100_000,
    ],
)
def test_a_damaged_file_means_the_defaults_and_is_left_as_it_is(file: Path, content: bytes) -> None:
    file.parent.mkdir(parents=True)
    file.write_bytes(content)
    settings_file = SettingsFile(file)
    assert settings_file.load() == Settings()
    assert str(file) in (settings_file.failure or "")
    settings_file.save(Settings(k=7))
    assert file.read_bytes() == content


def test_a_setting_of_another_version_is_passed_over(file: Path) -> None:
    file.parent.mkdir(parents=True)
    file.write_text('{"colour": "red", "k": 7}')
    settings_file = SettingsFile(file)
    assert settings_file.load() == Settings(k=7)
    assert settings_file.failure is None


@given(st.dictionaries(NAMES, VALUES))
def test_whatever_is_in_the_file_only_settings_that_can_be_are_loaded(
    tmp_path_factory: pytest.TempPathFactory, kept: dict[str, object]
) -> None:
    import json

    file = tmp_path_factory.mktemp("config") / "settings.json"
    file.write_text(json.dumps(kept))
    settings = SettingsFile(file).load()
    assert 1 <= settings.k <= 1000
    assert type(settings.k) is int
    assert settings.keys in ("emacs", "vi")
    assert type(settings.explain) is bool


def test_a_place_that_cannot_be_written_is_a_failure_and_no_error(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    settings_file = SettingsFile(tmp_path / "file" / "settings.json")
    settings_file.save(Settings(k=7))
    assert "can't be kept" in (settings_file.failure or "")
