# SPDX-License-Identifier: Apache-2.0
"""Questions about a file, at once, streamed, in several turns. Arguments: the address and the key."""
import sys

from xai_sdk import Client
from xai_sdk.chat import file, system, user

CODE = "The access code of Project Heron is 48213."

with Client(api_host=sys.argv[1], api_key=sys.argv[2]) as client:
    heron = client.files.upload(f"{CODE}\nIt is cold on Mondays.".encode(), filename="heron.txt")

    chat = client.chat.create(model="grok-4.5", messages=[system("Be brief.")])
    chat.append(user("What is the access code of the project?", file(heron.id)))
    response = chat.sample()
    assert response.content == CODE, response.content
    assert response.role == "ROLE_ASSISTANT", response.role
    assert response.finish_reason == "REASON_STOP", response.finish_reason
    assert response.usage.total_tokens == response.usage.prompt_tokens + response.usage.completion_tokens
    assert response.usage.prompt_tokens > 0 and response.id, response

    chat.append(response)
    chat.append(user("When is it cold?"))
    pieces = []
    for response, chunk in chat.stream():
        pieces.append(chunk.content)
    assert "".join(pieces) == response.content == "It is cold on Mondays.", pieces
    assert len(pieces) > 3, pieces
    assert response.finish_reason == "REASON_STOP", response.finish_reason
    assert response.usage.completion_tokens > 0, response.usage

    several = client.chat.create(model="grok-4.5", messages=[user("What is the access code?", file(heron.id))])
    answers = several.sample_batch(2)
    assert len(answers) == 2 and all(CODE in answer.content for answer in answers), answers

    cited = client.chat.create(
        model="grok-4.5",
        messages=[user("What is the access code?", file(heron.id))],
        include=["inline_citations"],
        logprobs=True,
        top_logprobs=2,
    ).sample()
    assert cited.inline_citations, cited
    first = cited.inline_citations[0]
    assert cited.content[first.start_index : first.end_index], first
    assert cited.logprobs.content, cited

    inline = client.chat.create(
        model="grok-4.5",
        messages=[user("When is it warm?", file(data=b"It is warm on Fridays.", filename="f.txt", mime_type="text/plain"))],
    ).sample()
    assert inline.content == "It is warm on Fridays.", inline.content

    client.files.delete(heron.id)
