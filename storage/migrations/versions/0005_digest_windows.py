"""Several digests a day, each with the time up to which it looked."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "digest_window",
        sa.Column("chat", sa.String(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("slot", sa.Integer(), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("chat", "channel", "day", "slot", name=op.f("pk_digest_window")),
    )
    op.execute(
        'INSERT INTO digest_window (chat, channel, day, slot, "until") '
        "SELECT chat, channel, day, 0, sent_at FROM digest_sent"
    )
    op.drop_table("digest_sent")


def downgrade() -> None:
    op.create_table(
        "digest_sent",
        sa.Column("chat", sa.String(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("chat", "channel", "day", name=op.f("pk_digest_sent")),
    )
    op.execute(
        "INSERT INTO digest_sent (chat, channel, day, sent_at) "
        'SELECT chat, channel, day, "until" FROM digest_window WHERE slot = 0'
    )
    op.drop_table("digest_window")
