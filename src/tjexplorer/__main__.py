"""`python -m tjexplorer` and the console script."""

import sys

from tjexplorer.cli.language import choose_early


def main() -> None:
    """Run the command line and leave with its exit code."""
    try:
        choose_early(sys.argv[1:])
        from tjexplorer.cli.entry import run  # noqa: PLC0415  # Ctrl-C may come while this loads
    except KeyboardInterrupt:
        sys.exit(130)
    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
