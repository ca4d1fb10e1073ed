"""``python -m vbparse``."""

from vbparse.cli import main

if __name__ == "__main__":
    main()
