"""The commands behind the Makefile. Each is a function that prints and returns an exit code.

May import every room. Never holds what another program than this one could want.
"""
