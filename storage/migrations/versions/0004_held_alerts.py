"""Alerts that wait before a channel is told of them."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "held_alert",
        sa.Column("alert_id", BIG, nullable=False),
        sa.Column("chat", sa.String(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("reason IN ('window', 'quiet', 'cap', 'repeat')", name=op.f("ck_held_alert_reason")),
        sa.ForeignKeyConstraint(["alert_id"], ["alert.id"], name=op.f("fk_held_alert_alert_id_alert")),
        sa.PrimaryKeyConstraint("alert_id", "chat", "channel", name=op.f("pk_held_alert")),
    )
    with op.batch_alter_table("held_alert", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_held_alert_due_at"), ["due_at"], unique=False)
    with op.batch_alter_table("outbox", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_outbox_created_at"), ["created_at"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("outbox", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_outbox_created_at"))
    with op.batch_alter_table("held_alert", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_held_alert_due_at"))
    op.drop_table("held_alert")
