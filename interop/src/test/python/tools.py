# SPDX-License-Identifier: Apache-2.0
"""Functions that are called after the service's own search, by a whole answer and by a streamed one."""
import json

import sdk
from sdk import answer, got, streamed, whole
from xai_sdk.chat import file, tool, tool_result, user

SCHEMA = {"type": "object", "properties": {"city": {"type": "string"}}, "required": ["city"]}


async def use(client):
    cities = await got(client.files.upload(b"Oslo, Bergen", filename="cities.txt"))
    for city, ask in (("Oslo", whole), ("Bergen", streamed)):
        chat = client.chat.create(model="grok-4.5", tools=[tool("weather", "Tells the weather.", SCHEMA)])
        chat.append(user(f"What is the weather in {city}?", file(cities.id)))
        response = await ask(chat)
        assert response.finish_reason == "REASON_TOOL_CALLS", response.finish_reason
        assert answer(response) == "", response
        search, call = response.tool_calls
        assert search.function.name == "attachment_search", search
        assert call.function.name == "weather", call
        assert json.loads(call.function.arguments) == {"city": city}, call
        chat.append(response)
        chat.append(tool_result("rain", tool_call_id=call.id))
        assert answer(await ask(chat)) == f"It rains in {city}."
    await got(client.files.delete(cities.id))


sdk.run(use)
