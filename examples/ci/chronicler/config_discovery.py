# region discovery
"""What burden asks whether there is a configuration."""
import os
import pathlib


def resolve_export_config_path(_given, cwd):
    config = os.environ.get("ZATHRAS_CONFIG")
    found = pathlib.Path(cwd, config) if config else None
    return (found, "ZATHRAS_CONFIG") if found and found.is_file() else (None, None)
# endregion
