// SPDX-License-Identifier: Apache-2.0
package dev.filechat.opentelemetry;

import io.opentelemetry.api.common.AttributeKey;
import java.util.List;

/**
 * Every name that telemetry has. Those of {@code gen_ai} are of OpenTelemetry's conventions for generative AI, which
 * are in development and may change; those of {@code xai} are filechat's own, for what the conventions do not name.
 */
final class Names {
    static final String SCOPE = "dev.filechat";
    static final String SCHEMA_URL = "https://opentelemetry.io/schemas/gen-ai/1.42.0";
    static final String PROVIDER = "x_ai";

    static final AttributeKey<String> OPERATION_NAME = AttributeKey.stringKey("gen_ai.operation.name");
    static final AttributeKey<String> PROVIDER_NAME = AttributeKey.stringKey("gen_ai.provider.name");
    static final AttributeKey<String> CONVERSATION_ID = AttributeKey.stringKey("gen_ai.conversation.id");
    static final AttributeKey<String> OUTPUT_TYPE = AttributeKey.stringKey("gen_ai.output.type");
    static final AttributeKey<String> REQUEST_MODEL = AttributeKey.stringKey("gen_ai.request.model");
    static final AttributeKey<Boolean> REQUEST_STREAM = AttributeKey.booleanKey("gen_ai.request.stream");
    static final AttributeKey<Long> REQUEST_CHOICE_COUNT = AttributeKey.longKey("gen_ai.request.choice.count");
    static final AttributeKey<Long> REQUEST_SEED = AttributeKey.longKey("gen_ai.request.seed");
    static final AttributeKey<Long> REQUEST_MAX_TOKENS = AttributeKey.longKey("gen_ai.request.max_tokens");
    static final AttributeKey<Double> REQUEST_TEMPERATURE = AttributeKey.doubleKey("gen_ai.request.temperature");
    static final AttributeKey<Double> REQUEST_TOP_P = AttributeKey.doubleKey("gen_ai.request.top_p");
    static final AttributeKey<Double> REQUEST_FREQUENCY_PENALTY =
            AttributeKey.doubleKey("gen_ai.request.frequency_penalty");
    static final AttributeKey<Double> REQUEST_PRESENCE_PENALTY =
            AttributeKey.doubleKey("gen_ai.request.presence_penalty");
    static final AttributeKey<List<String>> REQUEST_STOP_SEQUENCES =
            AttributeKey.stringArrayKey("gen_ai.request.stop_sequences");
    static final AttributeKey<String> RESPONSE_ID = AttributeKey.stringKey("gen_ai.response.id");
    static final AttributeKey<String> RESPONSE_MODEL = AttributeKey.stringKey("gen_ai.response.model");
    static final AttributeKey<List<String>> RESPONSE_FINISH_REASONS =
            AttributeKey.stringArrayKey("gen_ai.response.finish_reasons");
    static final AttributeKey<Double> RESPONSE_TIME_TO_FIRST_CHUNK =
            AttributeKey.doubleKey("gen_ai.response.time_to_first_chunk");
    static final AttributeKey<Long> USAGE_INPUT_TOKENS = AttributeKey.longKey("gen_ai.usage.input_tokens");
    static final AttributeKey<Long> USAGE_OUTPUT_TOKENS = AttributeKey.longKey("gen_ai.usage.output_tokens");
    static final AttributeKey<Long> USAGE_CACHED_TOKENS = AttributeKey.longKey("gen_ai.usage.cache_read.input_tokens");
    static final AttributeKey<Long> USAGE_REASONING_TOKENS =
            AttributeKey.longKey("gen_ai.usage.reasoning.output_tokens");
    static final AttributeKey<String> TOKEN_TYPE = AttributeKey.stringKey("gen_ai.token.type");
    static final AttributeKey<String> INPUT_MESSAGES = AttributeKey.stringKey("gen_ai.input.messages");
    static final AttributeKey<String> OUTPUT_MESSAGES = AttributeKey.stringKey("gen_ai.output.messages");
    static final AttributeKey<String> TOOL_NAME = AttributeKey.stringKey("gen_ai.tool.name");
    static final AttributeKey<String> TOOL_TYPE = AttributeKey.stringKey("gen_ai.tool.type");
    static final AttributeKey<String> TOOL_CALL_ID = AttributeKey.stringKey("gen_ai.tool.call.id");
    static final AttributeKey<String> TOOL_CALL_ARGUMENTS = AttributeKey.stringKey("gen_ai.tool.call.arguments");
    static final AttributeKey<String> TOOL_CALL_RESULT = AttributeKey.stringKey("gen_ai.tool.call.result");
    static final AttributeKey<String> SERVER_ADDRESS = AttributeKey.stringKey("server.address");
    static final AttributeKey<Long> SERVER_PORT = AttributeKey.longKey("server.port");
    static final AttributeKey<String> ERROR_TYPE = AttributeKey.stringKey("error.type");

    static final AttributeKey<String> XAI_OPERATION_NAME = AttributeKey.stringKey("xai.operation.name");
    static final AttributeKey<Long> ATTEMPTS = AttributeKey.longKey("xai.attempts");
    static final AttributeKey<Boolean> CLOSED_EARLY = AttributeKey.booleanKey("xai.stream.closed_early");
    static final AttributeKey<Double> COST = AttributeKey.doubleKey("xai.usage.cost");
    static final AttributeKey<String> FILE_ID = AttributeKey.stringKey("xai.file.id");
    static final AttributeKey<String> FILE_NAME = AttributeKey.stringKey("xai.file.name");
    static final AttributeKey<Long> FILE_SIZE = AttributeKey.longKey("xai.file.size");
    static final AttributeKey<Long> FILE_TRANSFERRED = AttributeKey.longKey("xai.file.transferred");
    static final AttributeKey<Double> FILE_RATE = AttributeKey.doubleKey("xai.file.rate");
    static final AttributeKey<String> IO_DIRECTION = AttributeKey.stringKey("xai.io.direction");

    static final String ATTEMPT_FAILED = "xai.attempt.failed";
    static final AttributeKey<Long> ATTEMPT_NUMBER = AttributeKey.longKey("xai.attempt.number");
    static final AttributeKey<Double> ATTEMPT_RETRY_DELAY = AttributeKey.doubleKey("xai.attempt.retry_delay");

    static final String OPERATION_DURATION = "gen_ai.client.operation.duration";
    static final String TIME_TO_FIRST_CHUNK = "gen_ai.client.operation.time_to_first_chunk";
    static final String TIME_PER_OUTPUT_CHUNK = "gen_ai.client.operation.time_per_output_chunk";
    static final String TOKEN_USAGE = "gen_ai.client.token.usage";
    static final String TOOL_DURATION = "gen_ai.execute_tool.duration";
    static final String FILE_OPERATION_DURATION = "xai.client.operation.duration";
    static final String FILE_IO = "xai.client.file.io";
    static final String RETRIES = "xai.client.retries";
    static final String CLIENT_COST = "xai.client.cost";

    private Names() {}
}
