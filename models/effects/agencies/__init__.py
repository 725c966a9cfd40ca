"""What cases write about agencies: their agreements and administrators, the laws that bind them, their end. Importing this room registers it."""

from importlib import import_module
from pkgutil import iter_modules

for _module in iter_modules(__path__):
    import_module(f"{__name__}.{_module.name}")
