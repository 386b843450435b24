"""Comparing two claims about one thing: can both be right, and if not, how much does it matter?"""
