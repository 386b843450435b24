"""Stories and copies found by key, what people decided about stories, and what was forgotten."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    _keys("story_key", "story_id")
    _keys("shingle", "article_id")
    op.create_table(
        "story_decision",
        sa.Column("id", BIG, nullable=False),
        sa.Column("action", sa.String(), nullable=False),
        sa.Column("story_id", BIG, nullable=False),
        sa.Column("other_id", BIG, nullable=False),
        sa.Column("user_name", sa.String(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("action IN ('merge', 'split')", name=op.f("ck_story_decision_action")),
        sa.ForeignKeyConstraint(["story_id"], ["story.id"], name=op.f("fk_story_decision_story_id_story")),
        sa.ForeignKeyConstraint(["other_id"], ["story.id"], name=op.f("fk_story_decision_other_id_story")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_story_decision")),
    )
    for column in ("story_id", "other_id"):
        with op.batch_alter_table("story_decision", schema=None) as batch_op:
            batch_op.create_index(batch_op.f(f"ix_story_decision_{column}"), [column], unique=False)
    op.create_table(
        "forgotten",
        sa.Column("id", BIG, nullable=False),
        sa.Column("uri", sa.String(), nullable=False),
        sa.Column("uri_hash", BIG, nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("versions", sa.Integer(), nullable=False),
        sa.Column("claims", sa.Integer(), nullable=False),
        sa.Column("forgotten_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("forgotten_by", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_forgotten")),
    )
    with op.batch_alter_table("forgotten", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_forgotten_uri_hash"), ["uri_hash"], unique=False)


def _keys(table: str, value: str) -> None:
    op.create_table(
        table,
        sa.Column("key", BIG, nullable=False),
        sa.Column(value, BIG, nullable=False),
        sa.PrimaryKeyConstraint("key", value, name=op.f(f"pk_{table}")),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table(table, schema=None) as batch_op:
        batch_op.create_index(batch_op.f(f"ix_{table}_{value}"), [value], unique=False)


def downgrade() -> None:
    for table in ("forgotten", "story_decision", "shingle", "story_key"):
        op.drop_table(table)
