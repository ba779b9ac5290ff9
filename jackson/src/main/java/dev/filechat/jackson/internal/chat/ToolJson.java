// SPDX-License-Identifier: Apache-2.0
package dev.filechat.jackson.internal.chat;

import static dev.filechat.jackson.internal.codec.ComponentValues.put;
import static dev.filechat.jackson.internal.codec.SimpleCodec.FLAG;
import static dev.filechat.jackson.internal.codec.SimpleCodec.FLOAT;
import static dev.filechat.jackson.internal.codec.SimpleCodec.INSTANT;
import static dev.filechat.jackson.internal.codec.SimpleCodec.TEXT;

import dev.filechat.chat.tools.AttachmentSearch;
import dev.filechat.chat.tools.CodeExecution;
import dev.filechat.chat.tools.CollectionsSearch;
import dev.filechat.chat.tools.FunctionTool;
import dev.filechat.chat.tools.ImageGeneration;
import dev.filechat.chat.tools.Mcp;
import dev.filechat.chat.tools.Reranker;
import dev.filechat.chat.tools.Retrieval;
import dev.filechat.chat.tools.Tool;
import dev.filechat.chat.tools.UserLocation;
import dev.filechat.chat.tools.WebSearch;
import dev.filechat.chat.tools.XSearch;
import dev.filechat.jackson.internal.codec.Codec;
import dev.filechat.jackson.internal.codec.ComponentValues;
import dev.filechat.jackson.internal.codec.ObjectCodec;
import dev.filechat.jackson.internal.codec.UnionCodec;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The JSON of the tools of a chat. */
public final class ToolJson {
    /** The property that names the secrets of a tool that are not written. */
    public static final String WITHHELD = "withheld";

    private static final Codec<List<String>> TEXTS = TEXT.list();

    private static final Codec<FunctionTool> FUNCTION = ObjectCodec.of(
                    () -> FunctionTool.builder(""), FunctionTool.Builder::build)
            .required("name", TEXT, FunctionTool::name, FunctionTool.Builder::name)
            .field("description", TEXT, FunctionTool::description, FunctionTool.Builder::description, "")
            .field("strict", FLAG, FunctionTool::strict, FunctionTool.Builder::strict, false)
            .field("parameters", TEXT, FunctionTool::parameters, FunctionTool.Builder::parameters, "");

    private static final Codec<UserLocation> USER_LOCATION = ObjectCodec.of(UserLocation.create())
            .optional("country", TEXT, UserLocation::country, UserLocation::withCountry)
            .optional("city", TEXT, UserLocation::city, UserLocation::withCity)
            .optional("region", TEXT, UserLocation::region, UserLocation::withRegion)
            .optional("timezone", TEXT, UserLocation::timezone, UserLocation::withTimezone);

    private static final Codec<WebSearch> WEB_SEARCH = ObjectCodec.of(WebSearch::builder, WebSearch.Builder::build)
            .field("allowedDomains", TEXTS, WebSearch::allowedDomains, WebSearch.Builder::allowedDomains, List.of())
            .field("excludedDomains", TEXTS, WebSearch::excludedDomains, WebSearch.Builder::excludedDomains, List.of())
            .optional("imageUnderstanding", FLAG, WebSearch::imageUnderstanding, WebSearch.Builder::imageUnderstanding)
            .optional("imageSearch", FLAG, WebSearch::imageSearch, WebSearch.Builder::imageSearch)
            .optional("userLocation", USER_LOCATION, WebSearch::userLocation, WebSearch.Builder::userLocation);

    private static final Codec<XSearch> X_SEARCH = ObjectCodec.of(XSearch::builder, XSearch.Builder::build)
            .optional("fromDate", INSTANT, XSearch::fromDate, XSearch.Builder::fromDate)
            .optional("toDate", INSTANT, XSearch::toDate, XSearch.Builder::toDate)
            .field("allowedHandles", TEXTS, XSearch::allowedHandles, XSearch.Builder::allowedHandles, List.of())
            .field("excludedHandles", TEXTS, XSearch::excludedHandles, XSearch.Builder::excludedHandles, List.of())
            .optional("imageUnderstanding", FLAG, XSearch::imageUnderstanding, XSearch.Builder::imageUnderstanding)
            .optional("videoUnderstanding", FLAG, XSearch::videoUnderstanding, XSearch.Builder::videoUnderstanding);

    private static final Codec<Reranker.Model> MODEL = ObjectCodec.of(Reranker.model())
            .optional("name", TEXT, Reranker.Model::name, Reranker.Model::withName)
            .optional("instructions", TEXT, Reranker.Model::instructions, Reranker.Model::withInstructions);

    private static final Codec<Reranker.RankFusion> RANK_FUSION = ObjectCodec.record(ToolJson::rankFusion)
            .optionalInt("k", Reranker.RankFusion::k, put("k"))
            .required("embeddingWeight", FLOAT, Reranker.RankFusion::embeddingWeight, put("embeddingWeight"))
            .required("textWeight", FLOAT, Reranker.RankFusion::textWeight, put("textWeight"));

    private static final Codec<Reranker> RERANKER = new UnionCodec<Reranker>()
            .or("model", Reranker.Model.class, MODEL)
            .or("rank_fusion", Reranker.RankFusion.class, RANK_FUSION);

    private static final Codec<Retrieval> RETRIEVAL = new UnionCodec<Retrieval>()
            .or(
                    "hybrid",
                    Retrieval.Hybrid.class,
                    ObjectCodec.of(Retrieval.hybrid())
                            .optionalInt(
                                    "searchMultiplier",
                                    Retrieval.Hybrid::searchMultiplier,
                                    Retrieval.Hybrid::withSearchMultiplier)
                            .optional("reranker", RERANKER, Retrieval.Hybrid::reranker, Retrieval.Hybrid::withReranker))
            .or(
                    "semantic",
                    Retrieval.Semantic.class,
                    ObjectCodec.of(Retrieval.semantic())
                            .optional(
                                    "reranker", MODEL, Retrieval.Semantic::reranker, Retrieval.Semantic::withReranker))
            .or(
                    "keyword",
                    Retrieval.Keyword.class,
                    ObjectCodec.of(Retrieval.keyword())
                            .optional("reranker", MODEL, Retrieval.Keyword::reranker, Retrieval.Keyword::withReranker));

    private static final Codec<CollectionsSearch> COLLECTIONS_SEARCH = ObjectCodec.of(
                    CollectionsSearch::builder, CollectionsSearch.Builder::build)
            .required(
                    "collectionIds", TEXTS, CollectionsSearch::collectionIds, CollectionsSearch.Builder::collectionIds)
            .optionalInt("limit", CollectionsSearch::limit, CollectionsSearch.Builder::limit)
            .optional("instructions", TEXT, CollectionsSearch::instructions, CollectionsSearch.Builder::instructions)
            .optional("retrieval", RETRIEVAL, CollectionsSearch::retrieval, CollectionsSearch.Builder::retrieval);

    /** Written without its secrets, but with their names. */
    private static final Codec<Mcp> MCP_TOOL = ObjectCodec.of(() -> Mcp.builder(""), Mcp.Builder::build)
            .field("serverLabel", TEXT, Mcp::serverLabel, Mcp.Builder::serverLabel, "")
            .field("serverDescription", TEXT, Mcp::serverDescription, Mcp.Builder::serverDescription, "")
            .required("serverUrl", TEXT, Mcp::serverUrl, Mcp.Builder::serverUrl)
            .field("allowedToolNames", TEXTS, Mcp::allowedToolNames, Mcp.Builder::allowedToolNames, List.of())
            .field(WITHHELD, TEXTS, ToolJson::withheld, (tool, names) -> tool, List.of());

    static final Codec<Tool> TOOL = new UnionCodec<Tool>()
            .or("function", FunctionTool.class, FUNCTION)
            .or("web_search", WebSearch.class, WEB_SEARCH)
            .or("x_search", XSearch.class, X_SEARCH)
            .or("code_execution", CodeExecution.class, ObjectCodec.of(CodeExecution.create()))
            .or("collections_search", CollectionsSearch.class, COLLECTIONS_SEARCH)
            .or(
                    "attachment_search",
                    AttachmentSearch.class,
                    ObjectCodec.of(AttachmentSearch.create())
                            .optionalInt("limit", AttachmentSearch::limit, AttachmentSearch::withLimit))
            .or("mcp", Mcp.class, MCP_TOOL)
            .or(
                    "image_generation",
                    ImageGeneration.class,
                    ObjectCodec.of(ImageGeneration.create())
                            .optional("action", TEXT, ImageGeneration::action, ImageGeneration::withAction));

    private ToolJson() {}

    private static Reranker.RankFusion rankFusion(ComponentValues fusion) {
        Reranker.RankFusion ranking =
                Reranker.rankFusion(fusion.get("embeddingWeight", Float.class), fusion.get("textWeight", Float.class));
        return fusion.has("k") ? ranking.withK(fusion.get("k", Integer.class)) : ranking;
    }

    private static List<String> withheld(Mcp tool) {
        return Stream.of(
                        tool.authorization().map(authorization -> "authorization"),
                        tool.extraHeaders().keySet().stream().findAny().map(name -> "extraHeaders"))
                .flatMap(Optional::stream)
                .toList();
    }
}
