# SPDX-License-Identifier: Apache-2.0
"""Questions about a file, at once, in several turns, with several answers."""
import sdk
from sdk import answer, got
from xai_sdk.chat import file, system, user

CODE = "The access code of Project Heron is 48213."


async def use(client):
    heron = await got(client.files.upload(f"{CODE}\nIt is cold on Mondays.".encode(), filename="heron.txt"))

    chat = client.chat.create(
        model="grok-4.5",
        messages=[system("Be brief.")],
        safety_identifier="7f3a",
        guidelines=[{"type": "policy", "category": "violence", "behavior": "decline"}],
    )
    chat.append(user("What is the access code of the project?", file(heron.id)))
    response = await got(chat.sample())
    assert response.content == answer(response) == CODE, response.content
    assert response.role == "ROLE_ASSISTANT", response.role
    assert response.finish_reason == "REASON_STOP", response.finish_reason
    assert response.usage.total_tokens == response.usage.prompt_tokens + response.usage.completion_tokens
    assert response.usage.prompt_tokens > 0 and response.id, response
    chat.append(response)
    chat.append(user("When is it cold?"))
    response = await got(chat.sample())
    assert response.content == "It is cold on Mondays.", response.content

    several = client.chat.create(model="grok-4.5", messages=[user("Count to two.")])
    answers = await got(several.sample_batch(2))
    assert [answer.content for answer in answers] == ["One. Two.", "One. Two."], answers

    cited = await got(
        client.chat.create(
            model="grok-4.5",
            messages=[user("What is the access code?", file(heron.id))],
            include=["inline_citations"],
            logprobs=True,
            top_logprobs=2,
        ).sample()
    )
    assert cited.inline_citations, cited
    first = cited.inline_citations[0]
    assert cited.content[first.start_index : first.end_index], first
    assert cited.logprobs.content, cited

    friday = file(data=b"It is warm on Fridays.", filename="f.txt", mime_type="text/plain")
    inline = await got(client.chat.create(model="grok-4.5", messages=[user("When is it warm?", friday)]).sample())
    assert inline.content == "It is warm on Fridays.", inline.content

    await got(client.files.delete(heron.id))


sdk.run(use)
