# SPDX-License-Identifier: Apache-2.0
"""A list that comes at the third time."""
import sdk
from sdk import got


async def use(client):
    assert not (await got(client.files.list())).data


sdk.run(use)
