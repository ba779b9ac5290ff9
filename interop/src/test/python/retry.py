# SPDX-License-Identifier: Apache-2.0
"""A list that comes at the third time. Arguments: the address and the key."""
import sys

from xai_sdk import Client

with Client(api_host=sys.argv[1], api_key=sys.argv[2]) as client:
    assert not client.files.list().data
