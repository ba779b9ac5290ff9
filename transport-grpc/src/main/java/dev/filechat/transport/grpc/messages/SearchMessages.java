// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.grpc.messages;

import dev.filechat.chat.search.NewsSource;
import dev.filechat.chat.search.RssSource;
import dev.filechat.chat.search.SearchMode;
import dev.filechat.chat.search.SearchParameters;
import dev.filechat.chat.search.SearchSource;
import dev.filechat.chat.search.WebSource;
import dev.filechat.chat.search.XSource;
import dev.filechat.proto.Source;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The search made for a request, and its sources. */
final class SearchMessages {
    private SearchMessages() {}

    static dev.filechat.proto.SearchParameters toMessage(SearchParameters search) {
        dev.filechat.proto.SearchParameters.Builder message = dev.filechat.proto.SearchParameters.newBuilder()
                .setModeValue(search.mode().number())
                .addAllSources(MessageLists.map(search.sources(), SearchMessages::toMessage))
                .setReturnCitations(search.returnCitations());
        search.fromDate().map(Timestamps::toMessage).ifPresent(message::setFromDate);
        search.toDate().map(Timestamps::toMessage).ifPresent(message::setToDate);
        search.maxSearchResults().ifPresent(message::setMaxSearchResults);
        return message.build();
    }

    static SearchParameters fromMessage(dev.filechat.proto.SearchParameters message) {
        SearchParameters.Builder search = SearchParameters.builder()
                .mode(new SearchMode(message.getModeValue()))
                .sources(MessageLists.<Source, SearchSource>map(message.getSourcesList(), SearchMessages::fromMessage))
                .returnCitations(message.getReturnCitations());
        Instant fromDate = message.hasFromDate() ? Timestamps.fromMessage(message.getFromDate()) : null;
        if (fromDate != null) {
            search.fromDate(fromDate);
        }
        Instant toDate = message.hasToDate() ? Timestamps.fromMessage(message.getToDate()) : null;
        if (toDate != null) {
            search.toDate(toDate);
        }
        if (message.hasMaxSearchResults()) {
            search.maxSearchResults(message.getMaxSearchResults());
        }
        return search.build();
    }

    private static Source toMessage(SearchSource source) {
        Source.Builder message = Source.newBuilder();
        switch (source) {
            case WebSource web -> message.setWeb(toMessage(web));
            case NewsSource news -> message.setNews(toMessage(news));
            case XSource x -> message.setX(toMessage(x));
            case RssSource rss ->
                message.setRss(dev.filechat.proto.RssSource.newBuilder().addAllLinks(rss.links()));
        }
        return message.build();
    }

    private static @Nullable SearchSource fromMessage(Source message) {
        return switch (message.getSourceCase()) {
            case WEB -> fromMessage(message.getWeb());
            case NEWS -> fromMessage(message.getNews());
            case X -> fromMessage(message.getX());
            case RSS -> new RssSource(message.getRss().getLinksList());
            case SOURCE_NOT_SET -> null;
        };
    }

    private static dev.filechat.proto.WebSource toMessage(WebSource web) {
        dev.filechat.proto.WebSource.Builder message = dev.filechat.proto.WebSource.newBuilder()
                .addAllExcludedWebsites(web.excludedWebsites())
                .addAllAllowedWebsites(web.allowedWebsites())
                .setSafeSearch(web.safeSearch());
        web.country().ifPresent(message::setCountry);
        return message.build();
    }

    private static WebSource fromMessage(dev.filechat.proto.WebSource message) {
        WebSource web = WebSource.create()
                .withExcludedWebsites(message.getExcludedWebsitesList())
                .withAllowedWebsites(message.getAllowedWebsitesList())
                .withSafeSearch(message.getSafeSearch());
        return message.hasCountry() ? web.withCountry(message.getCountry()) : web;
    }

    private static dev.filechat.proto.NewsSource toMessage(NewsSource news) {
        dev.filechat.proto.NewsSource.Builder message = dev.filechat.proto.NewsSource.newBuilder()
                .addAllExcludedWebsites(news.excludedWebsites())
                .setSafeSearch(news.safeSearch());
        news.country().ifPresent(message::setCountry);
        return message.build();
    }

    private static NewsSource fromMessage(dev.filechat.proto.NewsSource message) {
        NewsSource news = NewsSource.create()
                .withExcludedWebsites(message.getExcludedWebsitesList())
                .withSafeSearch(message.getSafeSearch());
        return message.hasCountry() ? news.withCountry(message.getCountry()) : news;
    }

    private static dev.filechat.proto.XSource toMessage(XSource x) {
        dev.filechat.proto.XSource.Builder message = dev.filechat.proto.XSource.newBuilder()
                .addAllIncludedXHandles(x.includedHandles())
                .addAllExcludedXHandles(x.excludedHandles());
        x.postFavoriteCount().ifPresent(message::setPostFavoriteCount);
        x.postViewCount().ifPresent(message::setPostViewCount);
        return message.build();
    }

    private static XSource fromMessage(dev.filechat.proto.XSource message) {
        XSource x = XSource.create()
                .withIncludedHandles(message.getIncludedXHandlesList())
                .withExcludedHandles(message.getExcludedXHandlesList());
        if (message.hasPostFavoriteCount()) {
            x = x.withPostFavoriteCount(message.getPostFavoriteCount());
        }
        return message.hasPostViewCount() ? x.withPostViewCount(message.getPostViewCount()) : x;
    }
}
