"""Mutes of whoever is named."""

from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _allow("scope IN ('fact', 'story', 'pair', 'rule', 'entity')")


def downgrade() -> None:
    op.execute("DELETE FROM mute WHERE scope = 'entity'")
    _allow("scope IN ('fact', 'story', 'pair', 'rule')")


def _allow(condition: str) -> None:
    with op.batch_alter_table("mute", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("ck_mute_scope"), type_="check")
        batch_op.create_check_constraint(batch_op.f("ck_mute_scope"), condition)
