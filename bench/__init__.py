"""The benchmark: how long a build takes, in what memory, beside two other tools (``make bench``)."""
