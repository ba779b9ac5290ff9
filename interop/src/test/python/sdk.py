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


async def whole(chat):
    return await got(chat.sample())


async def streamed(chat):
    async for response, _ in each(chat.stream()):
        pass
    return response


def answer(response):
    """The text of the last output. The SDK itself shows the first output of what is deferred or stored."""
    *before, last = response.proto.outputs
    assert [bool(output.finish_reason) for output in before] == [sys.argv[4] == "every_output"] * len(before), response
    assert last.finish_reason, response
    return last.message.content


def connect(key=None, **settings):
    """Arguments of the script: the address, the key, "sync" or "aio", and which outputs have a finish reason.

    The management key is in the environment."""
    kind = {"sync": Client, "aio": AsyncClient}[sys.argv[3]]
    return kind(api_host=sys.argv[1], management_api_host=sys.argv[1], api_key=key or sys.argv[2], **settings)


def run(use):
    async def main():
        client = connect()
        try:
            await use(client)
        finally:
            await got(client.close())

    asyncio.run(main())
