# SPDX-License-Identifier: Apache-2.0
"""What stands around files and chats: models, tokens, the key, pictures."""
import sdk
from sdk import got, streamed, whole
from xai_sdk.chat import user
from xai_sdk.tools import image_generation


async def use(client):
    await use_models(client.models)
    await use_tokens(client)
    await use_key(client)
    await use_images(client)
    await use_image_tool(client)


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
    for image in several:
        assert (await got(image.image)).startswith(b"\x89PNG"), image.url
    for id in (file.id, kept.file_output.file_id):
        await got(client.files.delete(id))


async def use_image_tool(client):
    for ask in (whole, streamed):
        chat = client.chat.create("grok-4.5", tools=[image_generation()])
        made = await ask(chat.append(user("Draw a heron")))
        [heron] = made.image_outputs
        assert heron.mime_type == "image/png" and heron.image.startswith(b"\x89PNG"), heron.mime_type
        assert heron.tool_call.function.name == "imagine_text_to_image", heron.tool_call
        edited = await ask(chat.append(made).append(user("Make it red")))
        [red] = edited.image_outputs
        assert red.tool_call.function.name == "imagine_image_to_image", red.tool_call
        assert red.image_uuid != heron.image_uuid, red.image_uuid


sdk.run(use)
