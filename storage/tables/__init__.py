"""The tables, one idea a file. Nothing outside ``storage/`` sees a row: functions hand out values."""

from storage.tables.alert import AlertRow
from storage.tables.alert_post import AlertPostRow
from storage.tables.article import ArticleRow
from storage.tables.claim import ClaimRow
from storage.tables.claim_key import ClaimKeyRow
from storage.tables.columns import Row
from storage.tables.decision import DecisionRow
from storage.tables.desk import DeskRow, WatchRow
from storage.tables.difference import DifferenceMemberRow, DifferenceRow
from storage.tables.digest_window import DigestWindowRow
from storage.tables.fact import FactRow
from storage.tables.feed import FeedRow
from storage.tables.forgotten import ForgottenRow
from storage.tables.held_alert import HeldAlertRow
from storage.tables.house_figure import HouseFigureRow
from storage.tables.mute import MuteRow
from storage.tables.outbox import ChannelLeaseRow, OutboxRow
from storage.tables.rule_trust import RuleTrustRow
from storage.tables.setting import SettingRow
from storage.tables.story import StoryRow
from storage.tables.story_decision import StoryDecisionRow
from storage.tables.story_key import ShingleRow, StoryKeyRow

METADATA = Row.metadata
"""Every table of ours; alembic compares the database with it."""

__all__ = [
    "METADATA",
    "AlertPostRow",
    "AlertRow",
    "ArticleRow",
    "ChannelLeaseRow",
    "ClaimKeyRow",
    "ClaimRow",
    "DecisionRow",
    "DeskRow",
    "DifferenceMemberRow",
    "DifferenceRow",
    "DigestWindowRow",
    "FactRow",
    "FeedRow",
    "ForgottenRow",
    "HeldAlertRow",
    "HouseFigureRow",
    "MuteRow",
    "OutboxRow",
    "Row",
    "RuleTrustRow",
    "SettingRow",
    "ShingleRow",
    "StoryDecisionRow",
    "StoryKeyRow",
    "StoryRow",
    "WatchRow",
]
