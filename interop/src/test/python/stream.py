# SPDX-License-Identifier: Apache-2.0
"""Streamed answers about a file, of which the service's search is a part."""
import sdk
from sdk import answer, each, got, streamed
from xai_sdk.chat import file, user

CODE = "The access code of Project Heron is 48213."


async def use(client):
    heron = await got(client.files.upload(f"{CODE}\nIt is cold on Mondays.".encode(), filename="heron.txt"))

    chat = client.chat.create(model="grok-4.5", messages=[user("What is the access code?", file(heron.id))])
    pieces = []
    async for response, chunk in each(chat.stream()):
        pieces.append(chunk.content)
    assert response.content == answer(response) == CODE, response.content
    assert len(pieces) > 3 and "".join(pieces).endswith(CODE), pieces
    assert response.role == "ROLE_ASSISTANT", response.role
    assert response.finish_reason == "REASON_STOP", response.finish_reason
    assert response.usage.completion_tokens > 0, response.usage
    assert [call.function.name for call in response.tool_calls] == ["attachment_search"], response.tool_calls

    chat.append(response)
    chat.append(user("When is it cold?"))
    response = await streamed(chat)
    assert response.content == "It is cold on Mondays.", response.content

    several = client.chat.create(model="grok-4.5", messages=[user("Count to two.")])
    async for responses, chunks in each(several.stream_batch(2)):
        pass
    assert [answer.content for answer in responses] == ["One. Two.", "One. Two."], responses
    assert [answer.finish_reason for answer in responses] == ["REASON_STOP", "REASON_STOP"], responses

    await got(client.files.delete(heron.id))


sdk.run(use)
