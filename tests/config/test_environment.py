"""Settings are read strictly: what cannot be understood is refused, never guessed."""

from __future__ import annotations

from pathlib import Path

import pytest

from sagkyndig.config.environment import BadSetting, is_local, kept_secret, number, origins, switch, words


@pytest.mark.parametrize(
    ("said", "meant"),
    [("1", True), ("ja", True), ("TRUE", True), ("0", False), ("", False), ("nej", False), ("off", False)],
)
def test_a_switch_is_on_or_off(said: str, meant: bool) -> None:
    assert switch("DEMO", environ={"DEMO": said}) is meant


def test_a_switch_that_nobody_set_is_what_we_chose() -> None:
    assert switch("DEMO", default=True, environ={}) is True
    assert switch("DEMO", environ={}) is False


def test_a_mistyped_switch_is_refused_by_name() -> None:
    with pytest.raises(BadSetting, match="DEMO er sat til 'flase'"):
        switch("DEMO", environ={"DEMO": "flase"})


def test_numbers_are_whole_and_not_negative() -> None:
    assert number("PROXIES", 0, environ={}) == 0
    assert number("PROXIES", 0, environ={"PROXIES": " 2 "}) == 2
    for said in ("-1", "to", "1.5", "²"):
        with pytest.raises(BadSetting, match="Skriv et helt tal"):
            number("PROXIES", 0, environ={"PROXIES": said})


def test_words_stand_between_commas() -> None:
    assert words("HOSTS", ("localhost",), environ={"HOSTS": "a.dk, b.dk ,"}) == ["a.dk", "b.dk"]
    assert words("HOSTS", ("localhost",), environ={"HOSTS": " , "}) == ["localhost"]


def test_forms_may_come_from_public_hosts_over_https_only() -> None:
    assert origins(["localhost", "sagkyndig.dk", ".kommune.dk"]) == ["https://sagkyndig.dk", "https://*.kommune.dk"]


def test_local_is_this_machine_alone() -> None:
    assert is_local(["localhost", "127.0.0.1"])
    assert not is_local(["localhost", "sagkyndig.dk"])


def test_the_secret_is_made_once_and_kept_for_the_owner(tmp_path: Path) -> None:
    file = tmp_path / "var" / "secret"
    made = kept_secret(file)
    assert len(made) >= 60
    assert file.stat().st_mode & 0o777 == 0o600
    assert kept_secret(file) == made
    assert [each.name for each in file.parent.iterdir()] == ["secret"]
