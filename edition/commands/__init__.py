"""The commands of ``python -m edition``. Each is a module whose ``run`` prints and returns the exit code.

They share :mod:`.sphinx_build`. May import every room but the tools.
"""
