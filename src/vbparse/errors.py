"""Every error vbparse raises on purpose.

VbparseError
├── ReadError              the file could not be turned into text
│   ├── NotFound             there is no such file
│   ├── UnsupportedFormat    no reader for what the file holds
│   ├── Encrypted            a document that needs a password
│   ├── Damaged              the bytes are not what the format promises
│   ├── Empty                there is nothing in the file
│   └── TooLarge             a stated limit is exceeded
├── LexiconError           a lexicon entry is malformed
├── OutputError            a result could not be written
├── ProfileError           a profile of the checker is malformed
├── GoldError              gold is malformed or contradicts its document
├── Unavailable            a font, library or program that this step needs is not installed
├── ArchiveError           the archive could not be opened, read or written
│   └── ArchiveTooNew        a later version of vbparse has made it
└── ModelMismatch          a trained model does not fit this version

A flaw *in the plan* is never an exception: it is a warning in the record or a ``Finding``.
Each error says what is wrong (``reason``) and what to do (``hint``), in Vietnamese and English.
"""

from __future__ import annotations

import errno
from pathlib import Path


class VbparseError(Exception):
    """Root of all errors raised on purpose; ``str(error)`` is fit to be shown to a user."""

    def __init__(self, vi: str, en: str, *, hint_vi: str = "", hint_en: str = "") -> None:
        self.vi, self.en = vi, en
        self.hint_vi, self.hint_en = hint_vi, hint_en
        super().__init__(self.message("vi"))

    def message(self, lang: str = "vi") -> str:
        """What is wrong and what to do, in ``vi`` or ``en``, on one line."""
        text, hint = (self.en, self.hint_en) if lang == "en" else (self.vi, self.hint_vi)
        return f"{text} ({hint})" if hint else text


class ReadError(VbparseError):
    """The file at ``path`` could not be read."""

    def __init__(
        self, path: Path | str, vi: str, en: str, *, hint_vi: str = "", hint_en: str = ""
    ) -> None:
        self.path = Path(path)
        super().__init__(vi, en, hint_vi=hint_vi, hint_en=hint_en)

    def message(self, lang: str = "vi") -> str:
        """As the base class, after the path."""
        return f"{self.path}: {super().message(lang)}"


class NotFound(ReadError):
    """No file stands at the path, or it may not be opened."""


class UnsupportedFormat(ReadError):
    """No reader takes what the file holds."""


class Encrypted(ReadError):
    """The document is locked with a password."""


class Damaged(ReadError):
    """The bytes break off or contradict their own format."""


class Empty(ReadError):
    """The file holds no document."""


class TooLarge(ReadError):
    """Pages, bytes, page measure or zip ratio go beyond a stated limit."""


class LexiconError(VbparseError):
    """An entry of a lexicon is malformed; the message names file and key."""


class OutputError(VbparseError):
    """A result could not be written where the user wanted it."""


class ProfileError(VbparseError):
    """A profile of the checker is malformed; the message names file, line and key."""

    def __init__(self, path: Path | str, key: str, vi: str, en: str, *, line: int = 0) -> None:
        self.path, self.key, self.line = Path(path), key, line
        name = f"{path}:{line}" if line else str(path)
        where = f"{name}: {key}" if key else name
        super().__init__(f"{where}: {vi}", f"{where}: {en}")


class GoldError(VbparseError):
    """Gold cannot be used: it is malformed, names no file, or quotes what the text lacks."""

    def __init__(self, path: Path | str, vi: str, en: str) -> None:
        self.path = Path(path)
        super().__init__(vi, en)

    def message(self, lang: str = "vi") -> str:
        """As the base class, after the path."""
        return f"{self.path}: {super().message(lang)}"


class Unavailable(VbparseError):
    """A font, library or program that this step needs is not installed; the hint names it."""


class ArchiveError(VbparseError):
    """The archive cannot be opened, read or written, or holds no such work."""


class ArchiveTooNew(ArchiveError):
    """A later version of vbparse has made the archive; this one keeps its hands off."""


class ModelMismatch(VbparseError):
    """A trained model was made for another version."""


_SAID_BY_SYSTEM = {
    errno.ENOENT: "không có tệp hoặc thư mục này",
    errno.EACCES: "không có quyền",
    errno.EPERM: "không có quyền",
    errno.EROFS: "nơi này chỉ cho đọc",
    errno.ENOSPC: "hết chỗ trên đĩa",
    errno.EDQUOT: "hết hạn mức trên đĩa",
    errno.EFBIG: "tệp lớn quá giới hạn",
    errno.EISDIR: "đây là một thư mục",
    errno.ENOTDIR: "đường dẫn đi qua một tệp không phải thư mục",
    errno.EEXIST: "đã có tệp tên này",
    errno.ENAMETOOLONG: "tên quá dài",
    errno.ELOOP: "liên kết quẩn vòng",
    errno.EIO: "lỗi khi đọc hoặc ghi đĩa",
    errno.ESTALE: "ổ đĩa mạng không còn nối",
}


def said_by_system(error: OSError | ValueError) -> tuple[str, str]:
    """Why a file could not be opened, read or written, in Vietnamese and English."""
    english = getattr(error, "strerror", None) or str(error) or type(error).__name__
    return _SAID_BY_SYSTEM.get(getattr(error, "errno", None) or 0, english), english
