"""The command line: one file a command, each a thin call of library functions.

A module of this folder without a leading underscore is a command of the same name; its function
``run`` holds the arguments. Heavy imports stand inside the functions, so that ``--help`` is quick.
"""

from __future__ import annotations

import gc
import importlib
import pkgutil
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import typer

__all__ = ["build", "main"]


def build() -> typer.Typer:
    """The application with every command in this folder."""
    import typer

    from vbparse.cli._guard import guarded
    from vbparse.cli._options import ABOUT, root

    app = typer.Typer(
        name="vbparse",
        no_args_is_help=True,
        add_completion=False,
        rich_markup_mode=None,  # rich help takes as long as all the rest together
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )

    app.callback(help=ABOUT)(root)
    for module in sorted(pkgutil.iter_modules(__path__), key=lambda m: m.name):
        if not module.name.startswith("_"):
            command = importlib.import_module(f"{__name__}.{module.name}")
            app.command(module.name, help=command.HELP)(guarded(command.run))
    return app


def main() -> None:
    """Entry point of the ``vbparse`` script."""
    from vbparse.cli._guard import leave_quietly

    gc.set_threshold(50_000, 20, 20)  # a short run makes much and throws little away
    try:
        build()(prog_name="vbparse")
    except KeyboardInterrupt:
        sys.exit(130)
    except BrokenPipeError:
        leave_quietly()
