# SPDX-License-Identifier: Apache-2.0
"""An answer that breaks off after two chunks. Arguments: the address and the key."""
import sys

import grpc
from xai_sdk import Client
from xai_sdk.chat import user

with Client(api_host=sys.argv[1], api_key=sys.argv[2]) as client:
    pieces = []
    try:
        for _, chunk in client.chat.create(model="grok-4.5", messages=[user("Count.")]).stream():
            pieces.append(chunk.content)
        raise AssertionError("the stream ended well")
    except grpc.RpcError as e:
        assert e.code() == grpc.StatusCode.UNAVAILABLE, e
    assert pieces == ["One. ", "Two. "], pieces
