// SPDX-License-Identifier: Apache-2.0
package dev.filechat.chat.responses;

import dev.filechat.calls.RetryPolicy;
import dev.filechat.chat.messages.Content;
import dev.filechat.chat.messages.Message;
import dev.filechat.chat.messages.Role;
import dev.filechat.chat.options.AgentCount;
import dev.filechat.chat.options.ChatOptions;
import dev.filechat.chat.options.ChatOptionsBuilder;
import dev.filechat.chat.options.Guideline;
import dev.filechat.chat.options.GuidelineCategory;
import dev.filechat.chat.options.IncludeOption;
import dev.filechat.chat.options.ReasoningEffort;
import dev.filechat.chat.options.ResponseFormat;
import dev.filechat.chat.options.ServiceTier;
import dev.filechat.chat.search.CitationSource;
import dev.filechat.chat.search.RssSource;
import dev.filechat.chat.search.SearchMode;
import dev.filechat.chat.search.SearchParameters;
import dev.filechat.chat.search.WebSource;
import dev.filechat.chat.tools.CodeExecution;
import dev.filechat.chat.tools.CollectionsSearch;
import dev.filechat.chat.tools.FunctionTool;
import dev.filechat.chat.tools.Mcp;
import dev.filechat.chat.tools.Reranker;
import dev.filechat.chat.tools.Retrieval;
import dev.filechat.chat.tools.ServerSideTool;
import dev.filechat.chat.tools.ToolCall;
import dev.filechat.chat.tools.ToolCallStatus;
import dev.filechat.chat.tools.ToolCallType;
import dev.filechat.chat.tools.ToolChoice;
import dev.filechat.chat.tools.UserLocation;
import dev.filechat.chat.tools.WebSearch;
import dev.filechat.chat.tools.XSearch;
import dev.filechat.files.StoredFile;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Values in which every field differs from its default. */
final class Samples {
    static final Instant TIME = Instant.parse("2026-01-02T03:04:05.000000006Z");
    static final ToolCall CALL = ToolCall.builder()
            .id("call-1")
            .type(ToolCallType.WEB_SEARCH_TOOL)
            .status(ToolCallStatus.FAILED)
            .errorMessage("no")
            .name("web_search")
            .arguments("{}")
            .build();
    static final Usage USAGE = Usage.builder()
            .completionTokens(1)
            .reasoningTokens(2)
            .promptTokens(3)
            .totalTokens(4)
            .promptTextTokens(5)
            .cachedPromptTextTokens(6)
            .promptImageTokens(7)
            .numSourcesUsed(8)
            .serverSideToolsUsed(List.of(ServerSideTool.WEB_SEARCH))
            .costInUsdTicks(9)
            .build();
    static final Mcp MCP = Mcp.builder("https://mcp.example/?key=url-secret")
            .serverLabel("label")
            .serverDescription("what for")
            .allowedToolNames(List.of("a"))
            .authorization("Bearer auth-secret")
            .extraHeaders(Map.of("x-key", "header-secret"))
            .build();
    static final FunctionTool FUNCTION = FunctionTool.builder("f")
            .description("does f")
            .strict(true)
            .parameters("{}")
            .build();
    static final WebSearch WEB_SEARCH = WebSearch.builder()
            .allowedDomains(List.of("a.example"))
            .imageUnderstanding(false)
            .imageSearch(true)
            .userLocation(UserLocation.create()
                    .withCountry("CH")
                    .withCity("Basel")
                    .withRegion("BS")
                    .withTimezone("Europe/Zurich"))
            .build();
    static final CollectionsSearch COLLECTIONS_SEARCH = CollectionsSearch.builder()
            .collectionIds(List.of("c"))
            .limit(0)
            .instructions("well")
            .retrieval(Retrieval.hybrid()
                    .withSearchMultiplier(2)
                    .withReranker(Reranker.rankFusion(0.5f, 0.25f).withK(60)))
            .build();
    static final SearchParameters SEARCH = SearchParameters.builder()
            .mode(SearchMode.ON)
            .sources(List.of(
                    WebSource.create().withCountry("CH").withSafeSearch(false), RssSource.of("https://rss.example")))
            .fromDate(TIME)
            .toDate(TIME.plusSeconds(1))
            .maxSearchResults(3)
            .build();
    static final ChatOptions OPTIONS = fill(ChatOptions.builder()).build();
    /** Options with guidelines, which the service does not allow together with {@code stop}. */
    static final ChatOptions ALL_OPTIONS = fill(ChatOptions.uncheckedBuilder())
            .guidelines(Guideline.decline(GuidelineCategory.NSFW))
            .build();

    static final ChatOptions SETTINGS = ChatOptions.builder()
            .maxTokens(1)
            .parallelToolCalls(true)
            .previousResponseId("r")
            .reasoningEffort(ReasoningEffort.LOW)
            .temperature(1.5f)
            .responseFormat(ResponseFormat.text())
            .toolChoice(ToolChoice.function("f"))
            .tools(List.of(XSearch.create(), CodeExecution.create()))
            .topP(0.5f)
            .endUserId("u")
            .searchParameters(SEARCH)
            .storeMessages(true)
            .useEncryptedContent(true)
            .include(List.of(IncludeOption.VERBOSE_STREAMING))
            .build();
    static final DebugOutput DEBUG = DebugOutput.builder()
            .attempts(1)
            .request("request-secret")
            .prompt("prompt-secret")
            .engineRequest("engine-secret")
            .responses(List.of("response-secret"))
            .chunks(List.of("chunk-secret"))
            .cacheReadCount(4_294_967_295L)
            .cacheReadInputBytes(-1)
            .cacheWriteCount(2)
            .cacheWriteInputBytes(3)
            .lbAddress("lb")
            .samplerTag("tag")
            .build();
    static final StoredFile STORED_FILE = StoredFile.builder("file-1", "a.pdf", 5)
            .createdAt(Instant.EPOCH)
            .expiresAt(Instant.EPOCH)
            .publicUrl("https://cdn.example/a")
            .publicUrlExpiresAt(Instant.EPOCH)
            .build();
    static final LogProb LOGPROB = new LogProb(
            "a", -0.5f, ByteBuffer.wrap(new byte[] {97}), List.of(new LogProb("b", -1.5f, ByteBuffer.wrap(new byte[] {98
            }))));
    static final InlineCitation CITATION = new InlineCitation("1", 2, 3, new CitationSource.Web("https://a.example"));
    static final Output OUTPUT = fill(Output.builder()).build();
    static final OutputDelta DELTA = fill(OutputDelta.builder()).build();
    static final ChatResponse RESPONSE = fill(ChatResponse.builder().outputs(List.of(OUTPUT)))
            .settings(SETTINGS)
            .build();
    static final ChatChunk CHUNK =
            fill(ChatChunk.builder().outputs(List.of(DELTA))).build();
    static final Message MESSAGE = Message.builder(Role.TOOL)
            .contents(List.of(Content.text("t"), Content.file("f")))
            .name("n")
            .reasoningContent("r")
            .toolCalls(List.of(CALL))
            .encryptedContent("e")
            .toolCallId("call-1")
            .build();

    private Samples() {}

    private static <B extends OutputParts.Builder<B>> B fill(B builder) {
        return builder.index(1)
                .finishReason(FinishReason.STOP)
                .role(Role.ASSISTANT)
                .content("c")
                .reasoningContent("r")
                .toolCalls(List.of(CALL))
                .encryptedContent("e")
                .citations(List.of(CITATION))
                .logprobs(List.of(LOGPROB));
    }

    private static <O, B extends ReplyParts.Builder<O, B>> B fill(B builder) {
        return builder.id("id")
                .created(TIME)
                .model("m")
                .systemFingerprint("fp")
                .usage(USAGE)
                .citations(List.of("https://a.example"))
                .debugOutput(DEBUG)
                .outputFiles(List.of(new OutputFile("f", "name")))
                .serviceTier(ServiceTier.DEFAULT);
    }

    private static ChatOptionsBuilder fill(ChatOptionsBuilder options) {
        return options.endUserId("u")
                .n(2)
                .maxTokens(3)
                .seed(0)
                .stop("x")
                .temperature(0)
                .topP(1)
                .logprobs(true)
                .topLogprobs(8)
                .tools(MCP, FUNCTION, WEB_SEARCH, COLLECTIONS_SEARCH)
                .toolChoice(ToolChoice.required())
                .responseFormat(ResponseFormat.jsonSchema("{}"))
                .frequencyPenalty(-1)
                .presencePenalty(1.5f)
                .reasoningEffort(ReasoningEffort.HIGH)
                .searchParameters(SEARCH)
                .parallelToolCalls(false)
                .previousResponseId("r")
                .storeMessages(true)
                .useEncryptedContent(true)
                .maxTurns(4)
                .include(IncludeOption.INLINE_CITATIONS)
                .agentCount(AgentCount.SIXTEEN)
                .serviceTier(ServiceTier.PRIORITY)
                .safetyIdentifier("s")
                .timeout(Duration.ofSeconds(1))
                .firstChunkTimeout(Duration.ofSeconds(2))
                .stallTimeout(Duration.ofSeconds(3))
                .retryPolicy(RetryPolicy.none())
                .header("x-team", "header-secret");
    }
}
