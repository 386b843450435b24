"""Rules whose differences are not posted at once."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "rule_trust",
        sa.Column("rule", sa.String(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_by", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.CheckConstraint("place IN ('channel', 'digest', 'pilot')", name=op.f("ck_rule_trust_place")),
        sa.PrimaryKeyConstraint("rule", name=op.f("pk_rule_trust")),
    )


def downgrade() -> None:
    op.drop_table("rule_trust")
