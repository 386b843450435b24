import re
from datetime import time, timedelta
from pathlib import Path

import pytest

from bot.settings import Settings, SettingsError, environment_names, load_settings
from claims.parser import DEFAULT_MODEL

ROOT = Path(__file__).parents[2]


def write(folder: Path, text: str) -> Path:
    file = folder / "crosswire.toml"
    file.write_text(text, encoding="utf-8")
    return file


def load(folder: Path, text: str = "", **variables: str) -> Settings:
    return load_settings(
        write(folder, text), environment={f"CROSSWIRE_{name}": value for name, value in variables.items()}
    )


def mistakes(folder: Path, text: str = "", **variables: str) -> str:
    with pytest.raises(SettingsError) as error:
        load(folder, text, **variables)
    return str(error.value)


def setting_names() -> set[str]:
    """Return every setting as section.key, as the documentation writes it."""
    names = set()
    for section, info in Settings.model_fields.items():
        fields = getattr(info.annotation, "model_fields", None) or info.annotation.__args__[0].model_fields
        names |= {f"{section}.{key}" for key in fields}
    return names


def test_every_setting_is_documented_and_every_documented_setting_exists():
    rows = re.findall(r"^\| (?:`([a-z_.]+)` )?\| `([A-Z_]+)` \|", (ROOT / "docs/settings.md").read_text(), re.MULTILINE)
    assert {name for name, _ in rows if name} == setting_names()
    assert {variable for _, variable in rows} == set(environment_names())
    for name, variable in rows:
        if name and not name.startswith(("feeds.", "desks.")):
            assert variable == f"CROSSWIRE_{name.replace('.', '_').upper()}"


def test_the_example_environment_names_exactly_the_variables_there_are():
    lines = (ROOT / "seeds/env.example").read_text().splitlines()
    named = [
        line.removeprefix("# ").partition("=")[0]
        for line in lines
        if "CROSSWIRE_" in line.partition("=")[0] and "=" in line
    ]
    assert sorted(named) == sorted(environment_names())


def test_the_example_file_loads_with_and_without_its_commented_lines(tmp_path):
    example = (ROOT / "seeds/crosswire.example.toml").read_text()
    assert load(tmp_path, example).feeds == ()
    all_of_it = re.sub(r"^# (\[\[(?:feeds|desks)\]\]|[a-z_]+ = )", r"\1", example, flags=re.MULTILINE)
    settings = load(tmp_path, all_of_it)
    assert settings.feeds[0].source == "Example News"
    named = set(re.findall(r"^([a-z_]+) = ", all_of_it, re.MULTILINE))
    secrets = {"bot_token", "app_token", "token", "api_url", "secret"}
    assert named == {name.partition(".")[2] for name in setting_names()} - secrets


def test_without_a_file_everything_has_a_default(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    settings = load_settings(environment={})
    assert settings.folders.drop == tmp_path / "drop"
    assert settings.folders.failed == tmp_path / "drop/failed"
    assert settings.database.url.get_secret_value() == str(tmp_path / "data/crosswire.db")
    assert not settings.slack.on
    assert not settings.discord.on
    assert settings.engine.model == DEFAULT_MODEL


def test_the_environment_goes_before_the_file(tmp_path):
    settings = load(
        tmp_path, '[digest]\ntime = "06:00"\nzone = "Europe/Madrid"\n', DIGEST_TIME="7:30", DIGEST_WEEKDAYS="Mon, tue",
        SLACK_ADMINS="U1, U2", LIMITS_FILE_BYTES="5 MB", FOLDERS_SETTLE="1s", FOLDERS_POLLING="true", DISCORD_GUILD="",
    )  # fmt: skip
    assert (settings.digest.time, settings.digest.zone) == (time(7, 30), "Europe/Madrid")
    assert settings.digest.weekdays == ("mon", "tue")
    assert settings.slack.admins == ("U1", "U2")
    assert settings.limits.file_bytes == 5_000_000
    assert settings.folders.settle == timedelta(seconds=1)
    assert settings.folders.polling
    assert settings.discord.guild is None


def test_feeds_come_from_the_file_or_the_environment(tmp_path):
    feed = '[[feeds]]\nurl = "https://example.com/rss"\nsource = "Example"\nevery = "10m"\nallow_private = true\n'
    (first,) = load(tmp_path, feed).feeds
    assert (first.every, first.allow_private) == (timedelta(minutes=10), True)
    (second,) = load(tmp_path, feed, FEEDS='[{"url": "https://example.org/rss", "source": "Other"}]').feeds
    assert second.source == "Other"


def test_relative_paths_are_read_from_the_files_folder(tmp_path):
    settings = load(tmp_path, '[folders]\ndrop = "in"\nfailed = "../bad"\n[database]\nurl = "sqlite:///base.db"\n')
    assert settings.folders.drop == tmp_path / "in"
    assert settings.folders.done == tmp_path / "in/done"
    assert settings.folders.failed == tmp_path / "../bad"
    assert settings.database.url.get_secret_value() == f"sqlite:///{tmp_path / 'base.db'}"


@pytest.mark.parametrize(
    "url", ["postgresql://u:p@h/base", "sqlite:////var/base.db", "sqlite:///:memory:", "/var/base.db"]
)
def test_addresses_of_databases_that_are_whole_stay_as_they_are(tmp_path, url):
    assert load(tmp_path, DATABASE_URL=url).database.url.get_secret_value() == url


def test_a_dotenv_beside_the_file_counts_as_environment(tmp_path, monkeypatch):
    file = write(tmp_path, '[digest]\ntime = "06:00"\n')
    (tmp_path / ".env").write_text('CROSSWIRE_DIGEST_TIME="08:00"\nCROSSWIRE_DIGEST_ZONE=Europe/Paris\nPATH=x\n')
    monkeypatch.setenv("CROSSWIRE_DIGEST_ZONE", "Europe/Rome")
    settings = load_settings(file)
    assert (settings.digest.time, settings.digest.zone) == (time(8), "Europe/Rome")


def test_the_file_is_found_in_the_folder_or_by_its_variable(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("CROSSWIRE_SETTINGS", raising=False)
    write(tmp_path, '[digest]\ntime = "06:00"\n')
    assert load_settings().digest.time == time(6)
    assert load_settings(environment={}).digest.time == time(7)
    elsewhere = tmp_path / "other.toml"
    elsewhere.write_text('[digest]\ntime = "05:00"\n')
    monkeypatch.setenv("CROSSWIRE_SETTINGS", str(elsewhere))
    assert load_settings().digest.time == time(5)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[slak]", 'slak: is not a setting; did you mean "slack"?'),
        ("[digest]\ntimee = '1'", 'digest.timee: is not a setting; did you mean "time"?'),
        ("drop = 'x'", "drop: is not a setting; it belongs under [folders]"),
        ("[[feeds]]\nurl = 'https://a.b'\nsorce = 'x'", 'feeds[1].sorce: is not a setting; did you mean "source"?'),
        ("[digest]\ntime = '25:00'", "digest.time: is not a time of day; write it as 07:00"),
        ("[digest]\nzone = 'Europe/Madird'", 'digest.zone: is not a time zone; did you mean "Europe/Madrid"?'),
        ("[digest]\nzone = '../../etc/passwd'", "digest.zone: is not a time zone"),
        ("[digest]\nweekdays = ['noday']", "digest.weekdays[1]: cannot be used"),
        ("[limits]\nfile_bytes = '20 XB'", "limits.file_bytes: is not a size; write it as 20 MB"),
        ("[limits]\nfile_bytes = 5", "limits.file_bytes: is under 1,000 bytes"),
        ("[folders]\nsettle = 'soon'", "folders.settle: is not a duration; write it as 90s, 5m or 1h"),
        ("[folders]\ndrop = 'x'\ndone = 'x'", "folders: drop must be another folder"),
        ("[[feeds]]\nurl = 'ftp://a'\nsource = 'x'", "feeds[1].url: is not a web address"),
        ("[[feeds]]\nurl = 'https://a.b'\nsource = 'x'\nevery = '1s'", "feeds[1].every: a feed is asked at most"),
        ("[[feeds]]\nurl = 'https://a.b'\nsource = 'x'\n" * 2, "feeds: feed 2 (x) has the address of an earlier one"),
        ("[[feeds]]\nurl = 'https://a.b'", "feeds[1].source: cannot be used: field required"),
        ("[[desks]]\nchat = 'slack'\nchannel = 'C1'\nquiet = 'nights'", "desks[1]: Quiet hours have a start and an end"),
        ("[[desks]]\nchat = 'slack'\nchannel = 'C1'\nwatches = ['']", "desks[1]: says nothing to watch"),
        ("[[desks]]\nchat = 'slack'\nchannel = 'C1'\n" * 2, "desks: desk 2 is the channel of an earlier one"),
        ("[slack]\nbot_token = 'xoxb-s3cret'", "slack: Slack needs both tokens; app_token (xapp-…) is missing"),
        ("[slack]\nbot_token = 'xoxb-s3cret'\napp_token = 's3cret'", "slack: channel is missing"),
        ("[discord]\ntoken = 's3cret'", "discord: channel is missing"),
        ("slack = 's3cret'", "slack: must be a table: write [slack]"),
        ("[slack", "is not TOML"),
        ("[engine]\nworkers = 0", "engine.workers: cannot be used"),
    ],
)  # fmt: skip
def test_a_mistake_in_the_file_is_named_with_its_remedy(tmp_path, text, says):
    message = mistakes(tmp_path, text)
    assert says in message
    assert str(tmp_path / "crosswire.toml") in message
    assert "s3cret" not in message


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("SLACK_BOTTOKEN", "s3cret", 'is not a setting; did you mean "CROSSWIRE_SLACK_BOT_TOKEN"?'),
        ("DIGEST_TIME", "s3cret", "CROSSWIRE_DIGEST_TIME (environment): is not a time of day"),
        ("DISCORD_CHANNEL", "s3cret", "CROSSWIRE_DISCORD_CHANNEL (environment): cannot be used"),
        ("FEEDS", "s3cret", "CROSSWIRE_FEEDS: must be a JSON list"),
        ("FEEDS", '[{"url": "s3cret", "source": "x"}]', "CROSSWIRE_FEEDS (environment): is not a web address"),
    ],
)
def test_a_mistake_in_the_environment_is_named_without_its_value(tmp_path, name, value, says):
    message = mistakes(tmp_path, **{name: value})
    assert says in message
    assert "s3cret" not in message


def test_all_mistakes_are_told_at_once(tmp_path):
    assert len(mistakes(tmp_path, "[digest]\ntime='x'\nzone='y'\n[engine]\nworkers=0").splitlines()) == 3


def test_a_file_that_is_named_must_be_there(tmp_path):
    with pytest.raises(SettingsError, match="there is no such settings file"):
        load_settings(tmp_path / "none.toml", environment={})


def test_secrets_show_nowhere(tmp_path):
    settings = load(
        tmp_path, '[[feeds]]\nurl = "https://example.com/?key=s3cret"\nsource = "x"\n', DATABASE_URL="postgresql://u:s3cret@h/b",
        SLACK_BOT_TOKEN="xoxb-s3cret", SLACK_APP_TOKEN="xapp-s3cret", SLACK_CHANNEL="C1", DISCORD_TOKEN="s3cret", DISCORD_CHANNEL="1",
    )  # fmt: skip
    assert settings.slack.on
    assert settings.discord.on
    assert "s3cret" not in f"{settings!r} {settings} {settings.model_dump_json(exclude={'feeds'})}"


def test_settings_cannot_be_changed(tmp_path):
    settings = load(tmp_path)
    with pytest.raises(ValueError, match="frozen"):
        settings.digest.zone = "Europe/Rome"
