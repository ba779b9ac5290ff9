// SPDX-License-Identifier: Apache-2.0
package dev.filechat.jackson.internal.chat;

import static dev.filechat.jackson.internal.codec.ComponentValues.put;
import static dev.filechat.jackson.internal.codec.SimpleCodec.FLAG;
import static dev.filechat.jackson.internal.codec.SimpleCodec.INSTANT;
import static dev.filechat.jackson.internal.codec.SimpleCodec.TEXT;

import dev.filechat.chat.search.NewsSource;
import dev.filechat.chat.search.RssSource;
import dev.filechat.chat.search.SearchMode;
import dev.filechat.chat.search.SearchParameters;
import dev.filechat.chat.search.SearchSource;
import dev.filechat.chat.search.WebSource;
import dev.filechat.chat.search.XSource;
import dev.filechat.jackson.internal.codec.Codec;
import dev.filechat.jackson.internal.codec.ConstantCodec;
import dev.filechat.jackson.internal.codec.ObjectCodec;
import dev.filechat.jackson.internal.codec.UnionCodec;
import java.util.List;

/** The JSON of the parameters of a search. */
final class SearchJson {
    private static final Codec<List<String>> TEXTS = TEXT.list();

    private static final Codec<SearchSource> SEARCH_SOURCE = new UnionCodec<SearchSource>()
            .or(
                    "web",
                    WebSource.class,
                    ObjectCodec.of(WebSource.create())
                            .field(
                                    "allowedWebsites",
                                    TEXTS,
                                    WebSource::allowedWebsites,
                                    WebSource::withAllowedWebsites,
                                    List.of())
                            .field(
                                    "excludedWebsites",
                                    TEXTS,
                                    WebSource::excludedWebsites,
                                    WebSource::withExcludedWebsites,
                                    List.of())
                            .optional("country", TEXT, WebSource::country, WebSource::withCountry)
                            .required("safeSearch", FLAG, WebSource::safeSearch, WebSource::withSafeSearch))
            .or(
                    "news",
                    NewsSource.class,
                    ObjectCodec.of(NewsSource.create())
                            .field(
                                    "excludedWebsites",
                                    TEXTS,
                                    NewsSource::excludedWebsites,
                                    NewsSource::withExcludedWebsites,
                                    List.of())
                            .optional("country", TEXT, NewsSource::country, NewsSource::withCountry)
                            .required("safeSearch", FLAG, NewsSource::safeSearch, NewsSource::withSafeSearch))
            .or(
                    "x",
                    XSource.class,
                    ObjectCodec.of(XSource.create())
                            .field(
                                    "includedHandles",
                                    TEXTS,
                                    XSource::includedHandles,
                                    XSource::withIncludedHandles,
                                    List.of())
                            .field(
                                    "excludedHandles",
                                    TEXTS,
                                    XSource::excludedHandles,
                                    XSource::withExcludedHandles,
                                    List.of())
                            .optionalInt(
                                    "postFavoriteCount", XSource::postFavoriteCount, XSource::withPostFavoriteCount)
                            .optionalInt("postViewCount", XSource::postViewCount, XSource::withPostViewCount))
            .or(
                    "rss",
                    RssSource.class,
                    ObjectCodec.record(source -> new RssSource(source.list("links", String.class)))
                            .required("links", TEXTS, RssSource::links, put("links")));

    static final Codec<SearchParameters> SEARCH_PARAMETERS = ObjectCodec.of(
                    SearchParameters::builder, SearchParameters.Builder::build)
            .required(
                    "mode",
                    new ConstantCodec<>(SearchMode.class, SearchMode::new, SearchMode::number),
                    SearchParameters::mode,
                    SearchParameters.Builder::mode)
            .field(
                    "sources",
                    SEARCH_SOURCE.list(),
                    SearchParameters::sources,
                    SearchParameters.Builder::sources,
                    List.of())
            .optional("fromDate", INSTANT, SearchParameters::fromDate, SearchParameters.Builder::fromDate)
            .optional("toDate", INSTANT, SearchParameters::toDate, SearchParameters.Builder::toDate)
            .required(
                    "returnCitations",
                    FLAG,
                    SearchParameters::returnCitations,
                    SearchParameters.Builder::returnCitations)
            .optionalInt(
                    "maxSearchResults", SearchParameters::maxSearchResults, SearchParameters.Builder::maxSearchResults);

    private SearchJson() {}
}
