# SPDX-License-Identifier: Apache-2.0
"""A collection from its creation to its deletion: documents with fields, lists, three ways to search, a question."""
import datetime

import grpc
import sdk
from sdk import answer, got
from xai_sdk.chat import user
from xai_sdk.proto import collections_pb2
from xai_sdk.tools import collections_search

SOON = datetime.timedelta(milliseconds=20)
RESET = "Hold the red button for ten seconds to reset the device."
PROCESSED = collections_pb2.DocumentStatus.DOCUMENT_STATUS_PROCESSED
FAILED = collections_pb2.DocumentStatus.DOCUMENT_STATUS_FAILED


def names(documents):
    return [each.file_metadata.name for each in documents]


async def refused(call, code):
    try:
        await got(call())
        raise AssertionError("it was not refused")
    except grpc.RpcError as e:
        assert e.code() == code, e
        return e.details()


async def use(client):
    collections = client.collections
    made = await got(collections.create(
        "manuals",
        chunk_configuration={
            "chars_configuration": {"max_chunk_size_chars": 200, "chunk_overlap_chars": 20},
            "strip_whitespace": True,
            "inject_name_into_chunks": False,
        },
        metric_space="cosine",
        field_definitions=[
            {"key": "part", "required": True, "inject_into_chunk": False, "unique": True},
            {"key": "year", "required": False, "inject_into_chunk": False, "unique": False, "description": "of print"},
        ],
        description="What came with the devices"))
    id = made.collection_id
    assert made.chunk_configuration.chars_configuration.max_chunk_size_chars == 200, made
    assert [field.key for field in made.field_definitions] == ["part", "year"], made
    assert await got(collections.get(id)) == made

    manual = await use_documents(client, id)
    await use_lists(collections, id)
    await use_search(client, id, manual)
    await use_updates(collections, id, manual)

    await got(collections.delete(id))
    await refused(lambda: collections.get(id), grpc.StatusCode.NOT_FOUND)
    for file in (await got(client.files.list())).data:
        await got(client.files.delete(file.id))


async def use_documents(client, id):
    collections = client.collections
    indexed = await got(collections.upload_document(
        id, "reset.txt", f"Thank you. {RESET} The lamp turns green.".encode(), fields={"part": "1", "year": "2026"},
        wait_for_indexing=True, poll_interval=SOON))
    assert indexed.status == PROCESSED and indexed.chunk_count == 1, indexed
    assert dict(indexed.fields) == {"part": "1", "year": "2026"}, indexed
    manual = indexed.file_metadata.file_id

    file = await got(client.files.upload(b"Charge the battery overnight.", filename="battery.txt"))
    assert "part" in await refused(
        lambda: collections.add_existing_document(id, file.id), grpc.StatusCode.INVALID_ARGUMENT)
    assert "unique" in await refused(
        lambda: collections.add_existing_document(id, file.id, fields={"part": "1"}),
        grpc.StatusCode.ALREADY_EXISTS)
    await got(collections.add_existing_document(id, file.id, fields={"part": "2", "undefined": "kept"}))
    battery = await got(collections.get_document(file.id, id))
    assert battery.file_metadata.name == "battery.txt" and battery.fields["undefined"] == "kept", battery
    several = await got(collections.batch_get_documents(id, [file.id, manual]))
    assert sorted(names(several.documents)) == ["battery.txt", "reset.txt"], several

    try:
        await got(collections.upload_document(
            id, "broken.txt", b"...", fields={"part": "3"}, wait_for_indexing=True, poll_interval=SOON))
        raise AssertionError("it was indexed")
    except ValueError as e:
        assert "It is broken." in str(e), e
    return manual


async def use_lists(collections, id):
    listed = await got(collections.list(filter='collection_name:"manual" AND documents_count:>2'))
    assert [each.collection_id for each in listed.collections] == [id], listed
    documents = await got(collections.list_documents(id, limit=2, order="asc", sort_by="name"))
    assert names(documents.documents) == ["battery.txt", "broken.txt"], documents
    rest = await got(collections.list_documents(
        id, limit=2, order="asc", sort_by="name", pagination_token=documents.pagination_token))
    assert names(rest.documents) == ["reset.txt"] and not rest.pagination_token, rest
    for filter, found in (
            ("status:DOCUMENT_STATUS_FAILED", ["broken.txt"]),
            ('name:"reset" AND status:!DOCUMENT_STATUS_FAILED', ["reset.txt"]),
            ('fields.part:"2"', ["battery.txt"])):
        assert names((await got(collections.list_documents(id, filter=filter))).documents) == found, filter


async def use_search(client, id, manual):
    for mode in (None, "hybrid", "semantic", "keyword"):
        found = await got(client.collections.search("How is the device reset?", [id], 1, retrieval_mode=mode))
        [best] = found.matches
        assert best.file_id == manual and RESET in best.chunk_content and best.score > 0, (mode, found)
        assert list(best.collection_ids) == [id], best
    chat = client.chat.create(
        model="grok-4.5", messages=[user("How is the device reset?")], tools=[collections_search([id])])
    response = await got(chat.sample())
    assert answer(response) == RESET, response
    assert list(response.citations) == [f"collections://{id}/files/{manual}"], response.citations
    assert dict(response.server_side_tool_usage) == {"SERVER_SIDE_TOOL_COLLECTIONS_SEARCH": 1}, response


async def use_updates(collections, id, manual):
    updated = await got(collections.update_document(
        id, manual, name="device.txt", data=b"Say please to reset the device.", fields={"year": "2027"}))
    assert updated.file_metadata.name == "device.txt" and updated.fields["year"] == "2027", updated
    changed = await got(collections.update(
        id, name="papers", field_definitions=[
            {"key": "year", "operation": "delete"},
            {"operation": "add", "field_definition": {
                "key": "title", "required": False, "inject_into_chunk": True, "unique": False}}]))
    assert changed.collection_name == "papers", changed
    assert [field.key for field in changed.field_definitions] == ["part", "title"], changed
    await got(collections.reindex_document(id, manual))
    while (await got(collections.get_document(manual, id))).status != PROCESSED:
        pass
    assert "year" not in (await got(collections.get_document(manual, id))).fields
    [best] = (await got(collections.search("reset", [id], retrieval_mode="keyword"))).matches
    assert best.chunk_content == "Say please to reset the device.", best
    described = await got(collections.generate_description(id))
    assert described.startswith("2 documents: battery.txt, device.txt."), described
    await got(collections.remove_document(id, manual))
    await refused(lambda: collections.get_document(manual, id), grpc.StatusCode.NOT_FOUND)
    assert (await got(collections.get(id))).documents_count == 2


sdk.run(use)
