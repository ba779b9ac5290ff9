# SPDX-License-Identifier: Apache-2.0
"""A batch of a hundred chats, two of which fail, from its creation to its results; and one that is cancelled."""
import grpc
import sdk
from sdk import got
from xai_sdk.chat import user

MODEL = "grok-4.5"


def chats(client, count):
    for i in range(count):
        chat = client.chat.create(model=MODEL, batch_request_id=f"chat-{i}")
        chat.append(user(f"Say {i}."))
        yield chat


async def results(client, batch_id):
    all, token = [], None
    while True:
        page = await got(client.batch.list_batch_results(batch_id, limit=30, pagination_token=token))
        all.extend(page.results)
        token = page.pagination_token
        if not token:
            return all


async def use(client):
    batch = await got(client.batch.create(batch_name="a hundred"))
    await got(client.batch.add(batch.batch_id, list(chats(client, 100))))
    metadata = await got(client.batch.list_batch_requests(batch.batch_id, limit=100))
    assert [each.batch_request_id for each in metadata.batch_request_metadata] == [f"chat-{i}" for i in range(100)]
    try:
        await got(client.batch.add(batch.batch_id, list(chats(client, 1))))
        raise AssertionError("an id was added twice")
    except grpc.RpcError as e:
        assert e.code() == grpc.StatusCode.ALREADY_EXISTS, e

    assert (await got(client.batch.get(batch.batch_id))).state.num_pending == 100
    state = (await got(client.batch.get(batch.batch_id))).state
    assert (state.num_pending, state.num_success, state.num_error) == (0, 98, 2), state
    outcomes = {result.batch_request_id: result for result in await results(client, batch.batch_id)}
    assert len(outcomes) == 100
    failed = {id: result.error_message for id, result in outcomes.items() if result.has_error}
    assert failed == {"chat-13": "An unlucky number", "chat-31": "An unlucky number"}, failed
    for i in range(100):
        if f"chat-{i}" not in failed:
            assert outcomes[f"chat-{i}"].response.content == f"Say {i}.", outcomes[f"chat-{i}"]

    unnamed = client.chat.create(model=MODEL, messages=[user("Wait.")])
    stopped = await got(client.batch.create(batch_name="stopped"))
    await got(client.batch.add(stopped.batch_id, [unnamed]))
    cancelled = await got(client.batch.cancel(stopped.batch_id))
    assert cancelled.state.num_cancelled == 1 and cancelled.HasField("cancel_time"), cancelled
    names = [each.name for each in (await got(client.batch.list())).batches]
    assert names == ["a hundred", "stopped"], names


sdk.run(use)
