"""The column types that the contracts use: pandas extension types, so that Arrow tables are checked without a copy."""

from typing import Annotated

import pandas as pd
import pyarrow as pa

Text = Annotated[pd.ArrowDtype, pa.string()]
Texts = Annotated[pd.ArrowDtype, pa.list_(pa.string())]
Int = Annotated[pd.ArrowDtype, pa.int32()]
Long = Annotated[pd.ArrowDtype, pa.int64()]
Number = Annotated[pd.ArrowDtype, pa.float64()]
Day = Annotated[pd.ArrowDtype, pa.date32()]
Time = Annotated[pd.ArrowDtype, pa.timestamp("us", tz="UTC")]

ID = r"^[0-9a-f]{32}$"
SHA256 = r"^[0-9a-f]{64}$"
SOURCE = r"^[a-z0-9-]+$"
