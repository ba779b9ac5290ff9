# SPDX-License-Identifier: Apache-2.0
"""The SDK's two clients behind one script: what the blocking one returns is there at once, the other's is awaited."""
import asyncio
import inspect
import sys

from xai_sdk import AsyncClient, Client


async def got(result):
    return await result if inspect.isawaitable(result) else result


async def each(stream):
    if hasattr(stream, "__aiter__"):
        async for element in stream:
            yield element
    else:
        for element in stream:
            yield element


def connect(key=None, **settings):
    """Arguments of the script: the address, the key, and "sync" or "aio"."""
    kind = {"sync": Client, "aio": AsyncClient}[sys.argv[3]]
    return kind(api_host=sys.argv[1], api_key=key or sys.argv[2], **settings)


def run(use):
    async def main():
        client = connect()
        try:
            await use(client)
        finally:
            await got(client.close())

    asyncio.run(main())
