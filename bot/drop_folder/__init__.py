"""The drop folder: files in, each taken once it is whole, then moved to ``done/`` or ``failed/``."""

from bot.drop_folder.watching import Take, watch_folder

__all__ = ["Take", "watch_folder"]
