"""What `newspipe` and `python -m newspipe` start."""

import gc

from newspipe import cli


def main() -> None:
    """Run one command. Its process ends before walking its objects for cycles would pay, and once more at the end."""
    gc.disable()
    try:
        cli.main()
    finally:
        gc.freeze()


if __name__ == "__main__":
    main()
