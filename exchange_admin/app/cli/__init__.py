"""The command line: the same services as the window, for scripts."""

from exchange_admin.app.cli.commands import COMMANDS, run

__all__ = ["COMMANDS", "run"]
