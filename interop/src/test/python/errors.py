# SPDX-License-Identifier: Apache-2.0
"""What the service refuses. Arguments: the address and the key."""
import sys

import grpc
from xai_sdk import Client
from xai_sdk.chat import file, user


def refused(code, call):
    try:
        answer = call()
    except grpc.RpcError as e:
        assert e.code() == code and e.details(), e
    else:
        raise AssertionError(f"{code} was expected, and this came: {answer}")


def ask(client, *content, **settings):
    return client.chat.create(model="grok-4.5", messages=[user("Hello?", *content)], **settings).sample()


with Client(api_host=sys.argv[1], api_key="wrong") as stranger:
    refused(grpc.StatusCode.UNAUTHENTICATED, stranger.files.list)
    refused(grpc.StatusCode.UNAUTHENTICATED, lambda: stranger.files.upload(b"x", filename="x.txt"))
    refused(grpc.StatusCode.UNAUTHENTICATED, lambda: ask(stranger))

with Client(api_host=sys.argv[1], api_key=sys.argv[2]) as client:
    refused(grpc.StatusCode.NOT_FOUND, lambda: client.files.get("file_none"))
    refused(grpc.StatusCode.PERMISSION_DENIED, lambda: client.files.get("file_none"))
    refused(grpc.StatusCode.NOT_FOUND, lambda: client.files.content("file_none"))
    refused(grpc.StatusCode.NOT_FOUND, lambda: client.files.delete("file_none"))
    refused(grpc.StatusCode.NOT_FOUND, lambda: ask(client, file("file_none")))
    refused(grpc.StatusCode.INVALID_ARGUMENT, lambda: ask(client, temperature=3))
    refused(grpc.StatusCode.INVALID_ARGUMENT, lambda: client.files.upload(b"x", filename='a"b.txt'))
    refused(grpc.StatusCode.INVALID_ARGUMENT, lambda: client.files.upload(b"x", filename="x", expires_after=60))
    refused(grpc.StatusCode.INVALID_ARGUMENT, lambda: client.files.list(filter="nonsense ="))
    with Client(api_host=sys.argv[1], api_key=sys.argv[2], timeout=0.000001) as hasty:
        refused(grpc.StatusCode.DEADLINE_EXCEEDED, hasty.files.list)
