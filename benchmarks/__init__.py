"""CPU time and memory of newspipe beside what one would write instead: `python -m benchmarks`."""
