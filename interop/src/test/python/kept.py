# SPDX-License-Identifier: Apache-2.0
"""Answers that are fetched later, that the service keeps, and messages made short."""
import datetime

import grpc
import sdk
from sdk import got
from xai_sdk.chat import file, user

SOON = datetime.timedelta(milliseconds=100)


async def use(client):
    heron = await got(client.files.upload(b"The heron sleeps on Mondays. It rains.", filename="heron.txt"))
    question = user("When does the heron sleep?", file(heron.id))

    deferred = await got(client.chat.create(model="grok-4.5", messages=[question]).defer(interval=SOON))
    assert deferred.content == "The heron sleeps on Mondays.", deferred.content
    answers = await got(client.chat.create(model="grok-4.5", messages=[question]).defer_batch(2, interval=SOON))
    assert len(answers) == 2 and all("The heron sleeps on Mondays." in answer.content for answer in answers), answers

    stored = await got(client.chat.create(model="grok-4.5", messages=[question], store_messages=True).sample())
    (found,) = await got(client.chat.get_stored_completion(stored.id))
    assert found.content == stored.content, found
    following = client.chat.create(model="grok-4.5", messages=[user("And does it rain?")], previous_response_id=stored.id)
    assert (await got(following.sample())).content == "It rains."
    assert await got(client.chat.delete_stored_completion(stored.id)) == stored.id
    try:
        await got(client.chat.get_stored_completion(stored.id))
        raise AssertionError("it is still there")
    except grpc.RpcError as e:
        assert e.code() == grpc.StatusCode.NOT_FOUND, e

    chat = client.chat.create(model="grok-4.5", messages=[question])
    chat.append(await got(chat.sample()))
    await got(chat.compact())
    chat.append(user("Does it rain?"))
    assert (await got(chat.sample())).content == "It rains."
    await got(client.files.delete(heron.id))


sdk.run(use)
