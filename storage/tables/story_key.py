"""The keys under which stories, and texts, are found again."""

from sqlmodel import Field

from storage.tables.columns import BIG, Row


class StoryKeyRow(Row, table=True):
    """A story can be found by this key: a hash of a weighty name, phrase, word, figure or place of its articles."""

    __tablename__ = "story_key"
    __table_args__ = ({"sqlite_with_rowid": False},)

    key: int = Field(primary_key=True, sa_type=BIG)
    story_id: int = Field(primary_key=True, sa_type=BIG, index=True)


class ShingleRow(Row, table=True):
    """A current version of an article holds this run of words: what finds the text a copy was made from."""

    __tablename__ = "shingle"
    __table_args__ = ({"sqlite_with_rowid": False},)

    key: int = Field(primary_key=True, sa_type=BIG)
    article_id: int = Field(primary_key=True, sa_type=BIG, index=True)
