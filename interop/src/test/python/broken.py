# SPDX-License-Identifier: Apache-2.0
"""An answer that breaks off after two chunks."""
import grpc
import sdk
from sdk import each
from xai_sdk.chat import user


async def use(client):
    pieces = []
    try:
        async for _, chunk in each(client.chat.create(model="grok-4.5", messages=[user("Count.")]).stream()):
            pieces.append(chunk.content)
        raise AssertionError("the stream ended well")
    except grpc.RpcError as e:
        assert e.code() == grpc.StatusCode.UNAVAILABLE, e
    assert pieces == ["One. ", "Two. "], pieces


sdk.run(use)
