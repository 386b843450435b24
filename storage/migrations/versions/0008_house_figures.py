"""The figures that the house uses."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "house_figure",
        sa.Column("id", BIG, nullable=False),
        sa.Column("fact_id", BIG, nullable=False),
        sa.Column("alert_id", BIG, nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("user_name", sa.String(), nullable=False),
        sa.Column("platform", sa.String(), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["fact_id"], ["fact.id"], name=op.f("fk_house_figure_fact_id_fact")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_house_figure")),
    )
    with op.batch_alter_table("house_figure", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_house_figure_fact_id"), ["fact_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_house_figure_until"), ["until"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("house_figure", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_house_figure_until"))
        batch_op.drop_index(batch_op.f("ix_house_figure_fact_id"))
    op.drop_table("house_figure")
