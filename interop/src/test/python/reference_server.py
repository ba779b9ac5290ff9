# SPDX-License-Identifier: Apache-2.0
"""Runs the test server of the SDK's sources until its input ends. Prints port and key. Argument: the sources' directory."""
import os
import sys

sys.path.insert(0, sys.argv[1])
from tests import server  # noqa: E402

with server.run_test_server() as port:
    print(port, server.API_KEY, flush=True)
    sys.stdin.read()
    os._exit(0)
