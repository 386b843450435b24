# ruff: noqa: PLR0915
"""The first tables."""

import sqlalchemy as sa
from alembic import op

from storage.search_index import create_search_index, drop_search_index

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "channel_lease",
        sa.Column("chat", sa.String(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("next_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("leased_until", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("chat", "channel", name=op.f("pk_channel_lease")),
    )
    op.create_table(
        "claim_key",
        sa.Column("key", BIG, nullable=False),
        sa.Column("claim_id", BIG, nullable=False),
        sa.PrimaryKeyConstraint("key", "claim_id", name=op.f("pk_claim_key")),
        postgresql_with={"autovacuum_vacuum_insert_scale_factor": 0.01},
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("claim_key", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_claim_key_claim_id"), ["claim_id"], unique=False)

    op.create_table(
        "digest_sent",
        sa.Column("chat", sa.String(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("chat", "channel", "day", name=op.f("pk_digest_sent")),
    )
    op.create_table(
        "feed",
        sa.Column("url", sa.String(), nullable=False),
        sa.Column("etag", sa.String(), nullable=True),
        sa.Column("last_modified", sa.String(), nullable=True),
        sa.Column("error_count", sa.Integer(), nullable=False),
        sa.Column("last_error", sa.String(), nullable=False),
        sa.Column("checked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("next_check_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("url", name=op.f("pk_feed")),
    )
    with op.batch_alter_table("feed", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_feed_next_check_at"), ["next_check_at"], unique=False)

    op.create_table(
        "outbox",
        sa.Column("id", BIG, nullable=False),
        sa.Column("chat", sa.String(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("dedupe_key", sa.String(), nullable=False),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("not_before", sa.DateTime(timezone=True), nullable=False),
        sa.Column("first_attempt_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("remote_id", sa.String(), nullable=True),
        sa.Column("reason", sa.String(), nullable=False),
        sa.CheckConstraint("state IN ('pending', 'sending', 'sent', 'dead')", name=op.f("ck_outbox_state")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outbox")),
        sa.UniqueConstraint("dedupe_key", name=op.f("uq_outbox_dedupe_key")),
    )
    with op.batch_alter_table("outbox", schema=None) as batch_op:
        batch_op.create_index(
            "ix_outbox_waiting",
            ["chat", "channel", "id"],
            unique=False,
            sqlite_where=sa.text("state IN ('pending', 'sending')"),
            postgresql_where=sa.text("state IN ('pending', 'sending')"),
        )

    op.create_table(
        "setting",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("value", sa.JSON(none_as_null=True), nullable=True),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_setting")),
    )
    op.create_table(
        "story",
        sa.Column("id", BIG, nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("terms", sa.JSON(), nullable=False),
        sa.Column("article_count", sa.Integer(), nullable=False),
        sa.Column("first_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("merged_into", BIG, nullable=True),
        sa.ForeignKeyConstraint(["merged_into"], ["story.id"], name=op.f("fk_story_merged_into_story")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_story")),
    )
    with op.batch_alter_table("story", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_story_last_at"), ["last_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_story_merged_into"), ["merged_into"], unique=False)

    op.create_table(
        "article",
        sa.Column("id", BIG, nullable=False),
        sa.Column("uri", sa.String(), nullable=False),
        sa.Column("uri_hash", BIG, nullable=False),
        sa.Column("url", sa.String(), nullable=True),
        sa.Column("url_hash", BIG, nullable=True),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("origin", sa.String(), nullable=True),
        sa.Column("byline", sa.String(), nullable=True),
        sa.Column("section", sa.String(), nullable=True),
        sa.Column("headline", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("headline_start", sa.Integer(), nullable=True),
        sa.Column("headline_end", sa.Integer(), nullable=True),
        sa.Column("body_start", sa.Integer(), nullable=False),
        sa.Column("body_end", sa.Integer(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("version_created", sa.DateTime(timezone=True), nullable=True),
        sa.Column("version", sa.String(), nullable=True),
        sa.Column("pub_status", sa.String(), nullable=False),
        sa.Column("embargoed", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ed_note", sa.String(), nullable=True),
        sa.Column("fingerprint", sa.String(), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("story_id", BIG, nullable=True),
        sa.Column("replaces_id", BIG, nullable=True),
        sa.Column("is_current", sa.Boolean(), nullable=False),
        sa.Column("profile", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("shingles", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("engine_version", sa.String(), nullable=False),
        sa.Column("model_version", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["story_id"], ["story.id"], name=op.f("fk_article_story_id_story")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_article")),
    )
    with op.batch_alter_table("article", schema=None) as batch_op:
        batch_op.create_index(
            "ix_article_one_current",
            ["uri_hash"],
            unique=True,
            sqlite_where=sa.text("is_current"),
            postgresql_where=sa.text("is_current"),
        )
        batch_op.create_index(batch_op.f("ix_article_received_at"), ["received_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_article_story_id"), ["story_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_article_uri_hash"), ["uri_hash"], unique=False)
        batch_op.create_index(batch_op.f("ix_article_url_hash"), ["url_hash"], unique=False)

    op.create_table(
        "fact",
        sa.Column("id", BIG, nullable=False),
        sa.Column("story_id", BIG, nullable=True),
        sa.Column("family", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("property", sa.String(), nullable=True),
        sa.Column("scope", sa.String(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("merged_into", BIG, nullable=True),
        sa.ForeignKeyConstraint(["merged_into"], ["fact.id"], name=op.f("fk_fact_merged_into_fact")),
        sa.ForeignKeyConstraint(["story_id"], ["story.id"], name=op.f("fk_fact_story_id_story")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fact")),
    )
    with op.batch_alter_table("fact", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_fact_merged_into"), ["merged_into"], unique=False)
        batch_op.create_index(batch_op.f("ix_fact_story_id"), ["story_id"], unique=False)

    op.create_table(
        "alert",
        sa.Column("id", BIG, nullable=False),
        sa.Column("fact_id", BIG, nullable=False),
        sa.Column("story_id", BIG, nullable=True),
        sa.Column("fingerprint", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("severity", sa.Integer(), nullable=False),
        sa.Column("route", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state_by", sa.String(), nullable=True),
        sa.Column("state_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("muted_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("merged_into", BIG, nullable=True),
        sa.CheckConstraint("state IN ('open', 'taken', 'settled', 'muted')", name=op.f("ck_alert_state")),
        sa.ForeignKeyConstraint(["fact_id"], ["fact.id"], name=op.f("fk_alert_fact_id_fact")),
        sa.ForeignKeyConstraint(["merged_into"], ["alert.id"], name=op.f("fk_alert_merged_into_alert")),
        sa.ForeignKeyConstraint(["story_id"], ["story.id"], name=op.f("fk_alert_story_id_story")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_alert")),
        sa.UniqueConstraint("fact_id", name=op.f("uq_alert_fact_id")),
    )
    with op.batch_alter_table("alert", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_alert_changed_at"), ["changed_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_alert_merged_into"), ["merged_into"], unique=False)
        batch_op.create_index(batch_op.f("ix_alert_story_id"), ["story_id"], unique=False)

    op.create_table(
        "claim",
        sa.Column("id", BIG, nullable=False),
        sa.Column("article_id", BIG, nullable=False),
        sa.Column("fact_id", BIG, nullable=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("dimension", sa.String(), nullable=True),
        sa.Column("span_start", sa.Integer(), nullable=False),
        sa.Column("span_end", sa.Integer(), nullable=False),
        sa.Column("terms", sa.String(), nullable=False),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["article_id"], ["article.id"], name=op.f("fk_claim_article_id_article")),
        sa.ForeignKeyConstraint(["fact_id"], ["fact.id"], name=op.f("fk_claim_fact_id_fact")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_claim")),
    )
    with op.batch_alter_table("claim", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_claim_article_id"), ["article_id"], unique=False)
        batch_op.create_index(
            "ix_claim_fact_id",
            ["fact_id"],
            unique=False,
            sqlite_where=sa.text("fact_id IS NOT NULL"),
            postgresql_where=sa.text("fact_id IS NOT NULL"),
        )

    op.create_table(
        "alert_post",
        sa.Column("id", BIG, nullable=False),
        sa.Column("alert_id", BIG, nullable=False),
        sa.Column("posted_for", BIG, nullable=False),
        sa.Column("chat", sa.String(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("remote_id", sa.String(), nullable=False),
        sa.Column("thread", sa.String(), nullable=True),
        sa.Column("fingerprint", sa.String(), nullable=False),
        sa.Column("posted_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["alert_id"], ["alert.id"], name=op.f("fk_alert_post_alert_id_alert")),
        sa.ForeignKeyConstraint(["posted_for"], ["alert.id"], name=op.f("fk_alert_post_posted_for_alert")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_alert_post")),
        sa.UniqueConstraint("chat", "channel", "remote_id", name=op.f("uq_alert_post_chat_channel_remote_id")),
    )
    with op.batch_alter_table("alert_post", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_alert_post_alert_id"), ["alert_id"], unique=False)

    op.create_table(
        "decision",
        sa.Column("id", BIG, nullable=False),
        sa.Column("alert_id", BIG, nullable=False),
        sa.Column("action", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.Column("user_id", sa.String(), nullable=False),
        sa.Column("user_name", sa.String(), nullable=False),
        sa.Column("platform", sa.String(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("rules", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["alert_id"], ["alert.id"], name=op.f("fk_decision_alert_id_alert")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decision")),
    )
    with op.batch_alter_table("decision", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_decision_alert_id"), ["alert_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_decision_made_at"), ["made_at"], unique=False)

    op.create_table(
        "difference",
        sa.Column("id", BIG, nullable=False),
        sa.Column("alert_id", BIG, nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("severity", sa.String(), nullable=False),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("route", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("rule", sa.String(), nullable=False),
        sa.Column("why", sa.String(), nullable=False),
        sa.Column("summary", sa.String(), nullable=False),
        sa.Column("says", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["alert_id"], ["alert.id"], name=op.f("fk_difference_alert_id_alert")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_difference")),
    )
    with op.batch_alter_table("difference", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_difference_alert_id"), ["alert_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_difference_rule"), ["rule"], unique=False)

    op.create_table(
        "difference_member",
        sa.Column("difference_id", BIG, nullable=False),
        sa.Column("side", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("article_id", BIG, nullable=False),
        sa.Column("claim_id", BIG, nullable=True),
        sa.Column("body", sa.JSON(none_as_null=True), nullable=True),
        sa.ForeignKeyConstraint(["article_id"], ["article.id"], name=op.f("fk_difference_member_article_id_article")),
        sa.ForeignKeyConstraint(
            ["difference_id"], ["difference.id"], name=op.f("fk_difference_member_difference_id_difference")
        ),
        sa.PrimaryKeyConstraint("difference_id", "side", "position", name=op.f("pk_difference_member")),
    )
    with op.batch_alter_table("difference_member", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_difference_member_article_id"), ["article_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_difference_member_claim_id"), ["claim_id"], unique=False)
    create_search_index(op.get_bind())


def downgrade() -> None:
    drop_search_index(op.get_bind())
    with op.batch_alter_table("difference_member", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_difference_member_claim_id"))
        batch_op.drop_index(batch_op.f("ix_difference_member_article_id"))

    op.drop_table("difference_member")
    with op.batch_alter_table("difference", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_difference_rule"))
        batch_op.drop_index(batch_op.f("ix_difference_alert_id"))

    op.drop_table("difference")
    with op.batch_alter_table("decision", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_decision_made_at"))
        batch_op.drop_index(batch_op.f("ix_decision_alert_id"))

    op.drop_table("decision")
    with op.batch_alter_table("alert_post", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_alert_post_alert_id"))

    op.drop_table("alert_post")
    with op.batch_alter_table("claim", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_claim_fact_id",
            sqlite_where=sa.text("fact_id IS NOT NULL"),
            postgresql_where=sa.text("fact_id IS NOT NULL"),
        )
        batch_op.drop_index(batch_op.f("ix_claim_article_id"))

    op.drop_table("claim")
    with op.batch_alter_table("alert", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_alert_story_id"))
        batch_op.drop_index(batch_op.f("ix_alert_merged_into"))
        batch_op.drop_index(batch_op.f("ix_alert_changed_at"))

    op.drop_table("alert")
    with op.batch_alter_table("fact", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_fact_story_id"))
        batch_op.drop_index(batch_op.f("ix_fact_merged_into"))

    op.drop_table("fact")
    with op.batch_alter_table("article", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_article_url_hash"))
        batch_op.drop_index(batch_op.f("ix_article_uri_hash"))
        batch_op.drop_index(batch_op.f("ix_article_story_id"))
        batch_op.drop_index(batch_op.f("ix_article_received_at"))
        batch_op.drop_index(
            "ix_article_one_current", sqlite_where=sa.text("is_current"), postgresql_where=sa.text("is_current")
        )

    op.drop_table("article")
    with op.batch_alter_table("story", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_story_merged_into"))
        batch_op.drop_index(batch_op.f("ix_story_last_at"))

    op.drop_table("story")
    op.drop_table("setting")
    with op.batch_alter_table("outbox", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_outbox_waiting",
            sqlite_where=sa.text("state IN ('pending', 'sending')"),
            postgresql_where=sa.text("state IN ('pending', 'sending')"),
        )

    op.drop_table("outbox")
    with op.batch_alter_table("feed", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_feed_next_check_at"))

    op.drop_table("feed")
    op.drop_table("digest_sent")
    with op.batch_alter_table("claim_key", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_claim_key_claim_id"))

    op.drop_table("claim_key")
    op.drop_table("channel_lease")
