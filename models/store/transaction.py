"""What the other rooms may know of a transaction: that there is one, and what it means when the database fails."""

from __future__ import annotations

from typing import TypeAlias

from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

Transaction: TypeAlias = Session
"""An open transaction. Outside models/ it is handed on and asked nothing; the guard of the house sees to that."""

DatabaseFault: TypeAlias = SQLAlchemyError
"""The database could not do what it was asked."""
