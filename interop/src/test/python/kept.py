# SPDX-License-Identifier: Apache-2.0
"""Answers that are fetched later, that the service keeps, and messages made short. Arguments: the address and the key."""
import sys

import grpc
from xai_sdk import Client
from xai_sdk.chat import file, user

with Client(api_host=sys.argv[1], api_key=sys.argv[2]) as client:
    heron = client.files.upload(b"The heron sleeps on Mondays. It rains.", filename="heron.txt")
    question = user("When does the heron sleep?", file(heron.id))

    deferred = client.chat.create(model="grok-4.5", messages=[question]).defer()
    assert deferred.content == "The heron sleeps on Mondays.", deferred.content

    stored = client.chat.create(model="grok-4.5", messages=[question], store_messages=True).sample()
    (found,) = client.chat.get_stored_completion(stored.id)
    assert found.content == stored.content, found
    following = client.chat.create(model="grok-4.5", messages=[user("And does it rain?")], previous_response_id=stored.id)
    assert following.sample().content == "It rains."
    assert client.chat.delete_stored_completion(stored.id) == stored.id
    try:
        client.chat.get_stored_completion(stored.id)
        raise AssertionError("it is still there")
    except grpc.RpcError as e:
        assert e.code() == grpc.StatusCode.NOT_FOUND, e

    chat = client.chat.create(model="grok-4.5", messages=[question])
    chat.append(chat.sample())
    chat.compact()
    chat.append(user("Does it rain?"))
    assert chat.sample().content == "It rains."
    client.files.delete(heron.id)
