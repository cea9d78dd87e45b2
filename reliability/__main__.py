"""`python -m reliability`."""

import sys

from reliability.cli import main

if __name__ == "__main__":
    sys.exit(main())
