"""The contracts: one pandera model a file, the one source of truth for the columns of every dataset.

The class docstring says what a row is; each field's dtype is the Arrow type of the files. `Config.metadata` gives the
contract's version, the key that no two rows share, and the order in which rows are stored.
"""
