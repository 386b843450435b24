"""The shell: the only place with sockets, timers, environment and paths."""
