import pytest

from bot.discord_chat.doctor import NEEDED, examine_discord
from bot.settings.values import DiscordSettings
from tests.standins import discord_objects as objects
from tests.standins.discord import TOKEN
from tests.standins.discord_objects import BOT_PERMISSIONS, BOT_ROLE, CHANNEL, GUILD
from tests.standins.loopback import Fault

ROLE = "700000000000000001"
WELL = ["Discord token", "Clock, by Discord’s", "Discord server", "Discord commands", f"Discord channel {CHANNEL}"]


async def looked_at(discord, *others, **settings):
    given = {"token": TOKEN, "channel": CHANNEL, "guild": GUILD, "api_url": discord.api_url, **settings}
    channels = [str(given["channel"]), *others]
    return {finding.what: finding async for finding in examine_discord(DiscordSettings(**given), channels)}


async def test_a_discord_that_is_set_up_is_found_well(discord):
    discord.roles.append(objects.role(ROLE, "wire", mentionable=True))
    found = await looked_at(discord, role=ROLE, admins=objects.OWNER)
    assert list(found) == [*WELL, f"Discord role {ROLE}"]
    assert all(finding.fine for finding in found.values()), found


def test_the_bot_asks_for_what_the_readme_tells_to_allow():
    assert str(NEEDED.value) == BOT_PERMISSIONS


async def test_a_token_that_discord_refuses_is_told_and_never_shown(discord):
    (finding,) = (await looked_at(discord, token="wrong.token.here")).values()
    assert not finding.fine
    assert "Reset Token" in finding.detail
    assert "wrong" not in finding.detail


async def test_discord_out_of_reach_is_told(discord):
    discord.is_down = True
    (finding,) = (await looked_at(discord)).values()
    assert not finding.fine


async def test_a_server_without_the_bot_gives_the_invitation(discord):
    finding = (await looked_at(discord, guild="200000000000000009"))["Discord server"]
    assert not finding.fine
    assert f"permissions={BOT_PERMISSIONS}" in finding.detail
    assert "scope=bot+applications.commands" in finding.detail


async def test_without_a_server_named_the_channels_own_is_found(discord):
    found = await looked_at(discord, guild=None)
    assert all(finding.fine for finding in found.values())
    assert "CROSSWIRE_DISCORD_GUILD" in found["Discord server"].detail


async def test_a_missing_scope_is_told_with_the_invitation(discord):
    discord.may_have_commands = False
    finding = (await looked_at(discord))["Discord commands"]
    assert not finding.fine
    assert "applications.commands" in finding.detail


async def test_missing_permissions_are_named_as_discord_names_them(discord):
    discord.roles[1]["permissions"] = str(int(BOT_PERMISSIONS) & ~(1 << 14) & ~(1 << 38))
    finding = (await looked_at(discord))[f"Discord channel {CHANNEL}"]
    assert not finding.fine
    assert finding.detail.startswith(
        "missing: Embed Links, Send Messages In Threads. Give the bot’s role these in #desk"
    )


async def test_what_a_channel_itself_forbids_counts(discord):
    forbids = {"id": BOT_ROLE, "type": 0, "allow": "0", "deny": str(1 << 11)}
    discord.channels[CHANNEL]["permission_overwrites"] = [forbids]
    assert "Send Messages" in (await looked_at(discord))[f"Discord channel {CHANNEL}"].detail


@pytest.mark.parametrize(
    ("channel", "remedy"), [("404", "Developer Mode"), ("5", "View Channel"), ("6", "Name a text channel or a forum")]
)
async def test_a_channel_that_cannot_be_used_is_told_with_the_remedy(discord, channel, remedy):
    discord.channels["5"] = objects.channel("5")
    discord.forbidden["5"] = 50001
    discord.channels["6"] = objects.channel("6") | {"type": 4}
    finding = (await looked_at(discord, channel=channel))[f"Discord channel {channel}"]
    assert not finding.fine
    assert remedy in finding.detail


async def test_the_channel_of_every_desk_is_looked_at(discord):
    discord.channels["5"] = objects.channel("5", "sports")
    found = await looked_at(discord, "5", "the-desk")
    assert "#sports" in found["Discord channel 5"].detail
    assert "no id of a Discord channel" in found["Discord channel the-desk"].detail


async def test_a_channel_of_another_server_is_told(discord):
    discord.channels["7"] = objects.channel("7") | {"guild_id": "999"}
    assert "another server" in (await looked_at(discord, channel="7"))["Discord channel 7"].detail


async def test_a_forum_is_told_with_the_tags_it_lacks(discord):
    forum = "600000000000000001"
    discord.channels[forum] = objects.forum(forum, "Open", "Taken", "Settled")
    finding = (await looked_at(discord, channel=forum))[f"Discord channel {forum}"]
    assert finding.fine
    assert "no tag named Muted" in finding.detail
    discord.channels[forum]["flags"] = 1 << 4
    assert not (await looked_at(discord, channel=forum))[f"Discord channel {forum}"].fine


async def test_a_role_that_is_gone_or_may_not_be_mentioned_is_told(discord):
    assert "Copy Role ID" in (await looked_at(discord, role=ROLE))[f"Discord role {ROLE}"].detail
    discord.roles.append(objects.role(ROLE, "wire"))
    assert "@wire may not be mentioned" in (await looked_at(discord, role=ROLE))[f"Discord role {ROLE}"].detail


async def test_an_admin_that_is_no_id_is_told(discord):
    assert "ana: no user id" in (await looked_at(discord, admins="ana"))["Discord admins"].detail


async def test_a_clock_that_is_off_is_told_with_the_remedy(discord):
    discord.fail("GET gateway", Fault(status=200, headers={"Date": "Tue, 10 Mar 2026 12:00:00 GMT"}, body={}))
    finding = (await looked_at(discord))["Clock, by Discord’s"]
    assert not finding.fine
    assert "timedatectl" in finding.detail
