"""The use cases: what happens when an article, a command, a button or a clock tick arrives."""
