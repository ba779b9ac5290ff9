// SPDX-License-Identifier: Apache-2.0
package dev.filechat.micrometer;

/**
 * Every name of an observation, a key or a meter. Those of {@code gen_ai} are of OpenTelemetry's conventions for
 * generative AI, which are in development and may change; those of {@code xai} are filechat's own.
 */
final class Names {
    static final String PROVIDER = "x_ai";
    static final String EXECUTE_TOOL = "execute_tool";

    static final String CHAT_OBSERVATION = "gen_ai.client.operation";
    static final String TOOL_OBSERVATION = "gen_ai.execute_tool";
    static final String FILE_OBSERVATION = "xai.client.operation";
    static final String ATTEMPT_FAILED = "xai.attempt.failed";

    static final String OPERATION_NAME = "gen_ai.operation.name";
    static final String PROVIDER_NAME = "gen_ai.provider.name";
    static final String CONVERSATION_ID = "gen_ai.conversation.id";
    static final String REQUEST_MODEL = "gen_ai.request.model";
    static final String REQUEST_MAX_TOKENS = "gen_ai.request.max_tokens";
    static final String REQUEST_TEMPERATURE = "gen_ai.request.temperature";
    static final String REQUEST_TOP_P = "gen_ai.request.top_p";
    static final String RESPONSE_MODEL = "gen_ai.response.model";
    static final String RESPONSE_ID = "gen_ai.response.id";
    static final String RESPONSE_FINISH_REASONS = "gen_ai.response.finish_reasons";
    static final String USAGE_INPUT_TOKENS = "gen_ai.usage.input_tokens";
    static final String USAGE_OUTPUT_TOKENS = "gen_ai.usage.output_tokens";
    static final String USAGE_CACHED_TOKENS = "gen_ai.usage.cache_read.input_tokens";
    static final String USAGE_REASONING_TOKENS = "gen_ai.usage.reasoning.output_tokens";
    static final String TOOL_NAME = "gen_ai.tool.name";
    static final String TOOL_CALL_ID = "gen_ai.tool.call.id";
    static final String SERVER_ADDRESS = "server.address";
    static final String SERVER_PORT = "server.port";
    static final String ERROR_TYPE = "error.type";
    static final String XAI_OPERATION_NAME = "xai.operation.name";
    static final String ATTEMPTS = "xai.attempts";
    static final String COST = "xai.usage.cost";
    static final String CLOSED_EARLY = "xai.stream.closed_early";
    static final String FILE_ID = "xai.file.id";
    static final String FILE_SIZE = "xai.file.size";
    static final String FILE_TRANSFERRED = "xai.file.transferred";

    static final String TIME_TO_FIRST_CHUNK = "gen_ai.client.operation.time_to_first_chunk";
    static final String TIME_PER_OUTPUT_CHUNK = "gen_ai.client.operation.time_per_output_chunk";
    static final String TOKEN_USAGE = "gen_ai.client.token.usage";
    static final String TOKEN_TYPE = "gen_ai.token.type";
    static final String FILE_IO = "xai.client.file.io";
    static final String IO_DIRECTION = "xai.io.direction";
    static final String RETRIES = "xai.client.retries";
    static final String CLIENT_COST = "xai.client.cost";

    private Names() {}
}
