"""A history: the captures of some days, and what newspipe published of them."""

import shutil
import sys
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from benchmarks.measure import Cost, measure

_HERE = Path(__file__).parent


@dataclass(frozen=True)
class Size:
    """How much is captured on one day."""

    sources: int
    pages: int

    @property
    def snapshots(self) -> int:
        return self.sources * self.pages


@dataclass
class History:
    """Captures of `days` days from `start` on, below a folder of their own."""

    folder: Path
    size: Size
    start: date
    days: int = field(default=0, init=False)
    late: int = field(default=0, init=False)

    @property
    def snapshots(self) -> int:
        return self.days * self.size.snapshots

    @property
    def raw(self) -> Path:
        return self.folder / "raw"

    @property
    def out(self) -> Path:
        return self.folder / "newspipe"

    def capture(self, days: int) -> None:
        """Add the captures of some more days."""
        first, self.days = self.days, self.days + days
        settings = {
            "--sources": self.size.sources,
            "--pages": self.size.pages,
            "--start": self.start,
            "--first-day": first,
            "--days": self.days,
        }
        options = [str(part) for setting in settings.items() for part in setting]
        measure([sys.executable, _HERE / "make_corpus.py", self.folder, *options])

    def publish(self) -> Cost:
        """Run newspipe on what there is."""
        return measure([sys.executable, "-m", "newspipe", "run", "--raw", self.raw, "--out", self.out])

    def publish_next_day(self) -> Cost:
        """Run newspipe on the captures of one more day."""
        self.capture(1)
        return self.publish()

    def publish_late(self) -> Cost:
        """Run newspipe on a capture of each source that comes late: at noon of a day a month and more ago."""
        self.late += 1
        day = self.start + timedelta(days=max(self.days - 30 - self.late, 0))
        for source in sorted(self.raw.iterdir()):
            shutil.copytree(source / day.isoformat(), source / f"{day:%Y%m%d}T12{self.late:02}00Z")
        return self.publish()

    def publish_all(self) -> Cost:
        """Run newspipe as if for the first time."""
        shutil.rmtree(self.out, ignore_errors=True)
        return self.publish()

    def baseline(self, name: str, *arguments: str | Path) -> Cost:
        """Run a baseline on all captures, which knows no other way."""
        shutil.rmtree(self.made_by(name), ignore_errors=True)
        script = _HERE / "baselines" / f"{name}.py"
        return measure([sys.executable, script, self.raw, self.made_by(name), *arguments])

    def made_by(self, baseline: str) -> Path:
        """The folder that a baseline writes to."""
        return self.folder / baseline
