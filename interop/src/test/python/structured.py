# SPDX-License-Identifier: Apache-2.0
"""Replies that become objects."""
import sdk
from pydantic import BaseModel
from sdk import answer, got, streamed
from xai_sdk.chat import file, user


class Invoice(BaseModel):
    number: int
    customer: str


async def use(client):
    paper = await got(client.files.upload(b"Number: 417\nCustomer: Heron Ltd", filename="invoice.txt"))
    question = user("Read the invoice.", file(paper.id))

    response, invoice = await got(client.chat.create(model="grok-4.5", messages=[question]).parse(Invoice))
    assert invoice == Invoice(number=417, customer="Heron Ltd"), invoice
    assert Invoice.model_validate_json(answer(response)) == invoice

    response = await streamed(client.chat.create(model="grok-4.5", messages=[question], response_format=Invoice))
    assert Invoice.model_validate_json(answer(response)) == invoice, response.content

    await got(client.files.delete(paper.id))


sdk.run(use)
