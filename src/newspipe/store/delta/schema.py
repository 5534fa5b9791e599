"""Columns of a dataset as Delta has them."""

import json
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from newspipe.errors import NewspipeError

if TYPE_CHECKING:
    from deltalake import Field, Schema

#: Types of columns as manifests state them, and as Delta calls them.
_TYPES = {
    "string": "string", "large_string": "string", "binary": "binary", "bool": "boolean",
    "int8": "byte", "int16": "short", "int32": "integer", "int64": "long", "float": "float", "double": "double",
    "date32[day]": "date", "timestamp[us, tz=UTC]": "timestamp",
}  # fmt: skip
_LIST = re.compile(r"list<\w+: (.*)>")


def delta_schema(columns: Mapping[str, str]) -> "Schema":
    """Columns as manifests state them, and the month, as Delta has it. Raises NewspipeError for an unknown type."""
    from deltalake import Schema

    fields = [
        {
            "name": name,
            "type": _type(stated.removesuffix(" not null")),
            "nullable": not stated.endswith(" not null"),
            "metadata": {},
        }
        for name, stated in {**columns, "month": "string"}.items()
    ]
    return Schema.from_json(json.dumps({"type": "struct", "fields": fields}))


def _type(stated: str) -> object:
    if elements := _LIST.fullmatch(stated):
        stated = elements[1]
        nullable = not stated.endswith(" not null")
        return {"type": "array", "elementType": _type(stated.removesuffix(" not null")), "containsNull": nullable}
    if stated not in _TYPES:
        raise NewspipeError(f"Delta has no type for columns of type {stated}", remedy="Use another type.")
    return _TYPES[stated]


def fields_of(schema: "Schema") -> dict[str, "Field"]:
    """The columns of a schema, whatever their order."""
    return {field.name: field for field in schema.fields}
