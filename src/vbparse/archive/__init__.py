"""The archive: a store of works, the jobs that fill it, search, and the links between works."""
