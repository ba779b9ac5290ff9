# SPDX-License-Identifier: Apache-2.0
"""A reply that becomes an object, and a function that is called. Arguments: the address and the key."""
import json
import sys

from pydantic import BaseModel
from xai_sdk import Client
from xai_sdk.chat import file, tool, tool_result, user


class Invoice(BaseModel):
    number: int
    customer: str


with Client(api_host=sys.argv[1], api_key=sys.argv[2]) as client:
    paper = client.files.upload(b"Number: 417\nCustomer: Heron Ltd", filename="invoice.txt")
    chat = client.chat.create(model="grok-4.5", messages=[user("Read the invoice.", file(paper.id))])
    response, invoice = chat.parse(Invoice)
    assert invoice == Invoice(number=417, customer="Heron Ltd"), invoice
    assert Invoice.model_validate_json(response.content) == invoice
    client.files.delete(paper.id)

    schema = {"type": "object", "properties": {"city": {"type": "string"}}, "required": ["city"]}
    chat = client.chat.create(model="grok-4.5", tools=[tool("weather", "Tells the weather.", schema)])
    chat.append(user("What is the weather in Oslo?"))
    response = chat.sample()
    assert response.finish_reason == "REASON_TOOL_CALLS", response.finish_reason
    (call,) = response.tool_calls
    assert call.function.name == "weather", call
    assert json.loads(call.function.arguments) == {"city": "Oslo"}, call
    chat.append(response)
    chat.append(tool_result("rain", tool_call_id=call.id))
    assert chat.sample().content == "It rains."
