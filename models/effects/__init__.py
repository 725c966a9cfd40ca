"""What each effect of a decision writes into the registries; a file a chapter. Importing this room registers them all."""

from importlib import import_module
from pkgutil import iter_modules

for _module in iter_modules(__path__):
    import_module(f"{__name__}.{_module.name}")
