# SPDX-License-Identifier: Apache-2.0
"""Files from all sources, in lists, read and deleted."""
import datetime
import io
import os
import tempfile

import sdk
from sdk import got

large = os.urandom((6 << 20) + 1)


async def use(client):
    with tempfile.TemporaryDirectory() as directory:
        await use_files(client.files, directory)


async def use_files(files, directory):
    small = await got(files.upload(b"The heron sleeps.", filename="small.txt"))
    assert (small.filename, small.size) == ("small.txt", 17), small

    path = os.path.join(directory, "large.bin")
    with open(path, "wb") as out:
        out.write(large)
    sent = []
    from_path = await got(files.upload(path, on_progress=lambda done, total: sent.append((done, total))))
    assert (from_path.filename, from_path.size) == ("large.bin", len(large)), from_path
    assert sent[-1] == (len(large), len(large)), sent

    from_stream = await got(files.upload(io.BytesIO(b""), filename="empty.txt"))
    assert from_stream.size == 0, from_stream

    passing = await got(files.upload(b"x", filename="passing.png", expires_after=datetime.timedelta(hours=1)))
    assert passing.expires_at.seconds - passing.created_at.seconds == 3600, passing

    names = [file.filename for file in (await got(files.list())).data]
    assert names == ["small.txt", "large.bin", "empty.txt", "passing.png"], names
    by_size = await got(files.list(sort_by="size", order="desc", limit=2))
    assert [file.filename for file in by_size.data] == ["large.bin", "small.txt"], by_size
    rest = await got(files.list(sort_by="size", order="desc", limit=2, pagination_token=by_size.pagination_token))
    assert [file.filename for file in rest.data] == ["passing.png", "empty.txt"], rest
    assert not rest.pagination_token, rest
    filtered = await got(files.list(filter='name = "small.txt" AND size_bytes < 100'))
    assert [file.id for file in filtered.data] == [small.id], filtered

    assert await got(files.get(small.id)) == small
    assert await got(files.content(small.id)) == b"The heron sleeps."
    assert await got(files.content(from_path.id)) == large
    assert await got(files.content(from_stream.id)) == b""

    url = await got(files.create_public_url(passing.id))
    assert url.public_url and url.expires_at == passing.expires_at, url
    assert (await got(files.revoke_public_url(passing.id))).revoked
    assert not (await got(files.revoke_public_url(passing.id))).revoked

    paths = [os.path.join(directory, name) for name in ("one.txt", "two.txt", "missing.txt")]
    for path in paths[:2]:
        with open(path, "w") as out:
            out.write(path)
    batch = await got(files.batch_upload(paths))
    assert isinstance(batch[2], Exception), batch
    for i in range(2):
        assert await got(files.content(batch[i].id)) == paths[i].encode(), batch

    for file in (small, from_path, from_stream, passing, batch[0], batch[1]):
        answer = await got(files.delete(file.id))
        assert answer.id == file.id and answer.deleted, answer
    assert not (await got(files.list())).data


sdk.run(use)
