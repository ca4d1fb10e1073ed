"""Makes the text index anew from the stored records and texts, batch by batch.

After a change of how letters are folded or words are cut, an older index holds words that nothing
asks for any more. A setting says up to which work the new index goes; until it is whole, writers
leave the works behind that to it, so it may be ended at any time and gone on with later.
"""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import Connection, bindparam, delete, func, insert, select, text, update

from vbparse.archive.search import index
from vbparse.archive.store import Archive
from vbparse.archive.tables import settings, works
from vbparse.archive.works import entry_now

__all__ = ["finish", "rebuild", "remaining"]

_BATCH = 200
Watch = Callable[[int], None]


def remaining(archive: Archive, *, anew: bool = False) -> int:
    """How many works an index in the making has not reached; none when it is whole.

    ``anew``: how many it would be to make it from its beginning, or to go on with it.
    """
    with archive.read() as connection:
        last = index.rebuilt_to(connection)
        if last is None and not anew:
            return 0
        return connection.execute(_LEFT, {"last": last or 0}).scalar_one()


def rebuild(archive: Archive, watch: Watch = lambda done: None) -> int:
    """Makes the whole index anew, or goes on where it was ended; how many works were put in."""
    with archive.write() as connection:
        if index.rebuilt_to(connection) is None:
            connection.execute(insert(settings).values(name=index.REBUILT, value="0"))
            if archive.is_sqlite:  # all at once: what older words were is not known any more
                connection.execute(_EMPTY)
    return finish(archive, watch)


def finish(archive: Archive, watch: Watch = lambda done: None) -> int:
    """Goes on with an index that was not made to its end; how many works were put in."""
    done = 0
    while True:
        with archive.write() as connection:
            last = index.rebuilt_to(connection)
            if last is None:
                return done
            more = _next(connection, last)
        done += more
        watch(more)


def _next(connection: Connection, last: int) -> int:
    """Puts the next works in; how many. With none left the index is whole."""
    batch = list(connection.execute(_FURTHER.limit(_BATCH), {"last": last}).scalars())
    if not batch:
        connection.execute(delete(settings).where(_IS_IT))
        return 0
    entries = [(number, entry_now(connection, number)) for number in batch]
    index.renew(connection, entries)
    connection.execute(update(settings).where(_IS_IT).values(value=str(batch[-1])))
    return len(batch)


_IS_IT = settings.c.name == index.REBUILT
_THERE = (works.c.id > bindparam("last")) & (
    works.c.merged_into.is_(None) & works.c.lead_id.is_not(None)
)
_LEFT = select(func.count()).select_from(works).where(_THERE)
_FURTHER = select(works.c.id).where(_THERE).order_by(works.c.id)
_EMPTY = text("INSERT INTO search_index(search_index) VALUES ('delete-all')")
