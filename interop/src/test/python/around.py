# SPDX-License-Identifier: Apache-2.0
"""What stands around files and chats: models, tokens, the key, pictures."""
import sdk
from sdk import got


async def use(client):
    await use_models(client.models)
    await use_tokens(client)
    await use_key(client)
    await use_images(client)


async def use_models(models):
    [language] = await got(models.list_language_models())
    assert language.name == "grok-4.5", language
    assert language.prompt_text_token_price == 20_000, language
    assert await got(models.get_language_model("grok-latest")) == language
    [embedding] = await got(models.list_embedding_models())
    assert await got(models.get_embedding_model(embedding.name)) == embedding
    [image] = await got(models.list_image_generation_models())
    assert await got(models.get_image_generation_model(image.name)) == image


async def use_tokens(client):
    text = "The heron sleeps. Größe 😀"
    tokens = await got(client.tokenize.tokenize_text(text, "grok-4.5"))
    assert "".join(token.string_token for token in tokens) == text, tokens
    assert b"".join(token.token_bytes for token in tokens).decode() == text, tokens


async def use_key(client):
    key = await got(client.auth.get_api_key_info())
    assert key.redacted_api_key == "fak...key", key
    assert key.team_id and key.acls and not key.disabled, key


async def use_images(client):
    made = await got(client.image.sample("A heron", "grok-imagine-image", image_format="base64"))
    picture = await got(made.image)
    assert picture.startswith(b"\x89PNG"), picture[:8]
    assert made.cost_usd == 0.02, made.cost_usd
    file = await got(client.files.upload(picture, filename="heron.png"))
    several = await got(client.image.sample_batch(
        "Make it red", "grok-imagine-image", 2, image_file_id=file.id, image_format="url", aspect_ratio="16:9"))
    assert len({image.url for image in several}) == 2, several
    kept = await got(client.image.sample(
        "A heron", "grok-imagine-image", storage_options={"filename": "kept.png", "expires_after": 3600}))
    content = await got(client.files.content(kept.file_output.file_id))
    assert content == picture, "the kept file is the picture"
    for id in (file.id, kept.file_output.file_id):
        await got(client.files.delete(id))


sdk.run(use)
