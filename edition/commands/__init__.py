"""The commands behind the Makefile. Each is a module whose ``run`` prints, and returns the exit code.

May import every room. Never holds what another program than this one could want.
"""
