"""When and where newspipe runs: Prefect flows, which wire, retry, schedule and report, and hold no logic.

Prefect reads its settings as it is imported, so what this repository needs of them is set here, unless it is set.
"""

import os

for _name, _value in {
    "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "120",  # a busy machine takes more than the 20 by default
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "DO_NOT_TRACK": "1",
}.items():
    os.environ.setdefault(_name, _value)
