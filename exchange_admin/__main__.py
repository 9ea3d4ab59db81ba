"""`python -m exchange_admin`."""

import sys

from exchange_admin.app.main import main

sys.exit(main())
