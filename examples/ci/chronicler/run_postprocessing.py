# region run
"""What burden calls with --input DIR --opensearch."""
import os
import sys

os.execvp("zathras", ["zathras", "process", *sys.argv[1:]])
# endregion
