# SPDX-License-Identifier: Apache-2.0
"""Runs the test servers of the SDK's sources until the input ends. Argument: the sources' directory.

Prints port and key of the API, and port and key of the management API."""
import os
import sys

sys.path.insert(0, sys.argv[1])
from tests import server  # noqa: E402
from xai_sdk.proto import models_pb2  # noqa: E402

library = server.ModelLibrary(
    language_models={"grok-test": models_pb2.LanguageModel(
        name="grok-test", aliases=["grok-latest"], prompt_text_token_price=20_000, max_prompt_length=1_000)},
    embedding_models={},
    image_generation_models={},
)
store = server.InMemoryStore()
with server.run_test_server(model_library=library, in_memory_store=store) as port, \
        server.run_test_management_server(in_memory_store=store) as management_port:
    print(port, server.API_KEY, management_port, server.MANAGEMENT_API_KEY, flush=True)
    sys.stdin.read()
    os._exit(0)
