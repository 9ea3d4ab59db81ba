"""Start Exchange Admin from a clone: `python main.py [FILE]`, or a command such as `python main.py demo DIR`."""

import sys

from exchange_admin.app.main import main

sys.exit(main())
