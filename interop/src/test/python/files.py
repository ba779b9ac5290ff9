# SPDX-License-Identifier: Apache-2.0
"""Files from all sources, in lists, read and deleted. Arguments: the address and the key."""
import datetime
import io
import os
import sys
import tempfile

from xai_sdk import Client

large = os.urandom((6 << 20) + 1)

with Client(api_host=sys.argv[1], api_key=sys.argv[2]) as client, tempfile.TemporaryDirectory() as directory:
    small = client.files.upload(b"The heron sleeps.", filename="small.txt")
    assert (small.filename, small.size) == ("small.txt", 17), small

    path = os.path.join(directory, "large.bin")
    with open(path, "wb") as out:
        out.write(large)
    sent = []
    from_path = client.files.upload(path, on_progress=lambda done, total: sent.append((done, total)))
    assert (from_path.filename, from_path.size) == ("large.bin", len(large)), from_path
    assert sent[-1] == (len(large), len(large)), sent

    from_stream = client.files.upload(io.BytesIO(b""), filename="empty.txt")
    assert from_stream.size == 0, from_stream

    passing = client.files.upload(b"x", filename="passing.png", expires_after=datetime.timedelta(hours=1))
    assert passing.expires_at.seconds - passing.created_at.seconds == 3600, passing

    names = [file.filename for file in client.files.list().data]
    assert names == ["small.txt", "large.bin", "empty.txt", "passing.png"], names
    by_size = client.files.list(sort_by="size", order="desc", limit=2)
    assert [file.filename for file in by_size.data] == ["large.bin", "small.txt"], by_size
    rest = client.files.list(sort_by="size", order="desc", limit=2, pagination_token=by_size.pagination_token)
    assert [file.filename for file in rest.data] == ["passing.png", "empty.txt"], rest
    assert not rest.HasField("pagination_token"), rest
    filtered = client.files.list(filter='name = "small.txt" AND size_bytes < 100')
    assert [file.id for file in filtered.data] == [small.id], filtered

    assert client.files.get(small.id) == small
    assert client.files.content(small.id) == b"The heron sleeps."
    assert client.files.content(from_path.id) == large
    assert client.files.content(from_stream.id) == b""

    url = client.files.create_public_url(passing.id)
    assert url.public_url and url.expires_at == passing.expires_at, url
    assert client.files.revoke_public_url(passing.id).revoked
    assert not client.files.revoke_public_url(passing.id).revoked

    for file in (small, from_path, from_stream, passing):
        answer = client.files.delete(file.id)
        assert answer.id == file.id and answer.deleted, answer
    assert not client.files.list().data
