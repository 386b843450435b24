"""``python -m bot``: the same as the ``crosswire`` command."""

from bot.command_line import main

if __name__ == "__main__":
    main()
