# SPDX-License-Identifier: Apache-2.0
"""Answers that are fetched later, that the service keeps, and messages made short."""
import datetime

import grpc
import sdk
from sdk import answer, got, streamed
from xai_sdk.chat import file, user

HERON = "The heron sleeps on Mondays."
SOON = datetime.timedelta(milliseconds=100)


async def use(client):
    heron = await got(client.files.upload(f"{HERON} It rains.".encode(), filename="heron.txt"))
    question = user("When does the heron sleep?", file(heron.id))

    deferred = await got(client.chat.create(model="grok-4.5", messages=[question]).defer(interval=SOON))
    assert answer(deferred) == HERON, deferred
    first, second = await got(client.chat.create(model="grok-4.5", messages=[question]).defer_batch(2, interval=SOON))
    outputs = [output.message.content for output in first.proto.outputs]
    assert outputs[-2:] == [HERON, f"{HERON} (Answer 2.)"], outputs
    assert second.proto == first.proto, second

    stored = await streamed(client.chat.create(model="grok-4.5", messages=[question], store_messages=True))
    assert answer(stored) == HERON, stored
    found = await got(client.chat.get_stored_completion(stored.id))
    assert len(found) == 3 and answer(found[-1]) == HERON, found
    following = client.chat.create(model="grok-4.5", messages=[user("And does it rain?")], previous_response_id=stored.id)
    assert answer(await got(following.sample())) == "It rains."
    assert await got(client.chat.delete_stored_completion(stored.id)) == stored.id
    try:
        await got(client.chat.get_stored_completion(stored.id))
        raise AssertionError("it is still there")
    except grpc.RpcError as e:
        assert e.code() == grpc.StatusCode.NOT_FOUND, e

    chat = client.chat.create(model="grok-4.5", messages=[question])
    chat.append(await streamed(chat))
    await got(chat.compact())
    chat.append(user("Does it rain?"))
    assert answer(await streamed(chat)) == "It rains."
    await got(client.files.delete(heron.id))


sdk.run(use)
