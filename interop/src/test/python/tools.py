# SPDX-License-Identifier: Apache-2.0
"""Functions that are called, by a whole answer and by a streamed one."""
import json

import sdk
from sdk import each, got
from xai_sdk.chat import tool, tool_result, user

SCHEMA = {"type": "object", "properties": {"city": {"type": "string"}}, "required": ["city"]}


async def whole(chat):
    return await got(chat.sample())


async def streamed(chat):
    async for response, _ in each(chat.stream()):
        pass
    return response


async def use(client):
    for city, ask in (("Oslo", whole), ("Bergen", streamed)):
        chat = client.chat.create(model="grok-4.5", tools=[tool("weather", "Tells the weather.", SCHEMA)])
        chat.append(user(f"What is the weather in {city}?"))
        response = await ask(chat)
        assert response.finish_reason == "REASON_TOOL_CALLS", response.finish_reason
        (call,) = response.tool_calls
        assert call.function.name == "weather", call
        assert json.loads(call.function.arguments) == {"city": city}, call
        chat.append(response)
        chat.append(tool_result("rain", tool_call_id=call.id))
        assert (await ask(chat)).content == f"It rains in {city}."


sdk.run(use)
