"""The commands of ``python -m edition``. Each is a module whose ``run`` prints and returns the exit code.

May import every room. Never holds logic that another program could use.
"""
