from pathlib import Path

import pytest
import yaml

from bot.settings.values import SlackSettings
from bot.slack_chat.doctor import SCOPES, examine_slack
from bot.slack_chat.listening import COMMAND
from bot.slack_chat.surfaces import ADD_TO_STORY, CHECK_A_DRAFT, CHECK_CLAIMS
from tests.standins.loopback import RESET
from tests.standins.slack import APP_TOKEN, BOT_TOKEN

MANIFEST_FILE = Path(__file__).parents[3] / "docs" / "slack-manifest.yaml"
MANIFEST = yaml.safe_load(MANIFEST_FILE.read_text("utf-8"))


async def looked_at(slack, desks=(), **settings):
    given = {"bot_token": BOT_TOKEN, "app_token": APP_TOKEN, "channel": "C1", "api_url": slack.api_url, **settings}
    return {finding.what: finding async for finding in examine_slack(SlackSettings(**given), desks)}


async def test_a_slack_that_is_set_up_is_found_well(slack):
    found = await looked_at(slack, channel="#wire-desk", admins="U012AB3CD")

    assert list(found) == ["Slack bot token", "Slack scopes", "Clock", "Slack app token", "Slack channel #wire-desk"]
    assert all(finding.fine for finding in found.values()), found


async def test_a_missing_scope_is_named_with_where_to_add_it(slack):
    slack.scopes -= {"files:write", "groups:history"}
    finding = (await looked_at(slack))["Slack scopes"]

    assert not finding.fine
    assert "missing: files:write, groups:history. Add them under OAuth & Permissions" in finding.detail


@pytest.mark.parametrize("ahead", [-120, 120])
async def test_a_clock_that_is_off_is_told_with_the_remedy(slack, ahead):
    slack.clock_ahead = ahead
    finding = (await looked_at(slack))["Clock"]

    assert not finding.fine
    assert "timedatectl" in finding.detail


async def test_a_channel_without_the_bot_says_how_to_invite_it(slack):
    slack.channels["C1"].is_member = False
    assert "/invite @crosswire" in (await looked_at(slack))["Slack channel C1"].detail


async def test_the_channel_of_every_desk_is_looked_at_once(slack):
    slack.channels["C2"].is_member = False
    found = await looked_at(slack, desks=["#sport", "C1"])

    assert found["Slack channel C1"].fine
    assert "/invite @crosswire" in found["Slack channel #sport"].detail
    assert len([what for what in found if "channel" in what]) == 2


async def test_an_archived_channel_and_an_unknown_one_are_told(slack):
    slack.channels["C1"].is_archived = True
    assert "Unarchive it" in (await looked_at(slack))["Slack channel C1"].detail
    assert "no channel #nowhere" in (await looked_at(slack, channel="#nowhere"))["Slack channel #nowhere"].detail


@pytest.mark.parametrize(
    ("tokens", "what"),
    [({"bot_token": "xoxb-1-wrong"}, "Slack bot token"), ({"app_token": "xapp-1-wrong"}, "Slack app token")],
)
async def test_a_token_that_slack_refuses_is_told_and_never_shown(slack, tokens, what):
    finding = (await looked_at(slack, **tokens))[what]

    assert not finding.fine
    assert "OAuth & Permissions" in finding.detail
    assert "wrong" not in finding.detail


async def test_slack_out_of_reach_is_told(slack):
    slack.fail("auth.test", RESET)
    assert not (await looked_at(slack))["Slack bot token"].fine


async def test_an_admin_who_is_no_user_id_is_told(slack):
    assert "@ana: no user id" in (await looked_at(slack, admins="@ana,U012AB3CD"))["Slack admins"].detail


def test_the_manifest_asks_for_what_the_bot_needs():
    assert set(MANIFEST["oauth_config"]["scopes"]["bot"]) == set(SCOPES)
    shortcuts = {one["callback_id"]: one["type"] for one in MANIFEST["features"]["shortcuts"]}
    assert shortcuts == {CHECK_CLAIMS: "message", ADD_TO_STORY: "message", CHECK_A_DRAFT: "global"}
    assert all(len(one["name"]) <= 24 and len(one["description"]) <= 150 for one in MANIFEST["features"]["shortcuts"])
    assert MANIFEST["settings"]["event_subscriptions"]["bot_events"] == ["app_home_opened"], "no event nobody hears"
    assert MANIFEST["settings"]["socket_mode_enabled"]
    (command,) = MANIFEST["features"]["slash_commands"]
    assert command["command"] == COMMAND
    assert len(command["description"]) <= 2000
    assert len(command["usage_hint"]) <= 1000
    assert len(MANIFEST["display_information"]["description"]) <= 140
    guide = (MANIFEST_FILE.parent / "slack.md").read_text("utf-8")
    assert all(f"`{scope}`" in guide for scope in SCOPES), "a scope nobody is told the reason of"
    assert MANIFEST["features"]["app_home"]["home_tab_enabled"]
