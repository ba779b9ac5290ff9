# SPDX-License-Identifier: Apache-2.0
"""What the service refuses."""
import grpc
import sdk
from sdk import got
from xai_sdk.chat import file, user

NO_VIOLENCE = {"type": "policy", "category": "violence", "behavior": "decline"}


async def refused(code, call):
    try:
        answer = await got(call())
    except grpc.RpcError as e:
        assert e.code() == code and e.details(), e
    else:
        raise AssertionError(f"{code} was expected, and this came: {answer}")


def chat(client, *content, **settings):
    return client.chat.create(model="grok-4.5", messages=[user("Hello?", *content)], **settings)


def ask(client, *content, **settings):
    return chat(client, *content, **settings).sample()


async def use(client):
    stranger = sdk.connect("wrong")
    await refused(grpc.StatusCode.UNAUTHENTICATED, stranger.files.list)
    await refused(grpc.StatusCode.UNAUTHENTICATED, lambda: stranger.files.upload(b"x", filename="x.txt"))
    await refused(grpc.StatusCode.UNAUTHENTICATED, lambda: ask(stranger))
    await got(stranger.close())

    await refused(grpc.StatusCode.NOT_FOUND, lambda: client.files.get("file_none"))
    await refused(grpc.StatusCode.PERMISSION_DENIED, lambda: client.files.get("file_none"))
    await refused(grpc.StatusCode.NOT_FOUND, lambda: client.files.content("file_none"))
    await refused(grpc.StatusCode.NOT_FOUND, lambda: client.files.delete("file_none"))
    await refused(grpc.StatusCode.NOT_FOUND, lambda: ask(client, file("file_none")))
    await refused(grpc.StatusCode.INVALID_ARGUMENT, lambda: ask(client, temperature=3))
    await refused(grpc.StatusCode.INVALID_ARGUMENT, lambda: ask(client, guidelines=[NO_VIOLENCE, NO_VIOLENCE]))
    await refused(grpc.StatusCode.INVALID_ARGUMENT, lambda: ask(client, guidelines=[NO_VIOLENCE], stop=["x"]))
    await refused(grpc.StatusCode.INVALID_ARGUMENT, chat(client, guidelines=[NO_VIOLENCE]).defer)
    await refused(grpc.StatusCode.INVALID_ARGUMENT, lambda: client.files.upload(b"x", filename='a"b.txt'))
    await refused(grpc.StatusCode.INVALID_ARGUMENT, lambda: client.files.upload(b"x", filename="x", expires_after=60))
    await refused(grpc.StatusCode.INVALID_ARGUMENT, lambda: client.files.list(filter="nonsense ="))
    hasty = sdk.connect(timeout=0.000001)
    await refused(grpc.StatusCode.DEADLINE_EXCEEDED, hasty.files.list)
    await got(hasty.close())


sdk.run(use)
