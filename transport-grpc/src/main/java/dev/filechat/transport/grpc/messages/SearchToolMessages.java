// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.grpc.messages;

import dev.filechat.chat.tools.UserLocation;
import dev.filechat.chat.tools.WebSearch;
import dev.filechat.chat.tools.XSearch;
import dev.filechat.proto.WebSearchUserLocation;
import java.time.Instant;

/** The tools that search the web and X. */
final class SearchToolMessages {
    private SearchToolMessages() {}

    static dev.filechat.proto.WebSearch toMessage(WebSearch search) {
        dev.filechat.proto.WebSearch.Builder message = dev.filechat.proto.WebSearch.newBuilder()
                .addAllExcludedDomains(search.excludedDomains())
                .addAllAllowedDomains(search.allowedDomains());
        search.imageUnderstanding().ifPresent(message::setEnableImageUnderstanding);
        search.userLocation().map(SearchToolMessages::toMessage).ifPresent(message::setUserLocation);
        search.imageSearch().ifPresent(message::setEnableImageSearch);
        return message.build();
    }

    static WebSearch fromMessage(dev.filechat.proto.WebSearch message) {
        WebSearch.Builder search = WebSearch.builder()
                .excludedDomains(message.getExcludedDomainsList())
                .allowedDomains(message.getAllowedDomainsList());
        if (message.hasEnableImageUnderstanding()) {
            search.imageUnderstanding(message.getEnableImageUnderstanding());
        }
        if (message.hasUserLocation()) {
            search.userLocation(fromMessage(message.getUserLocation()));
        }
        if (message.hasEnableImageSearch()) {
            search.imageSearch(message.getEnableImageSearch());
        }
        return search.build();
    }

    static dev.filechat.proto.XSearch toMessage(XSearch search) {
        dev.filechat.proto.XSearch.Builder message = dev.filechat.proto.XSearch.newBuilder()
                .addAllAllowedXHandles(search.allowedHandles())
                .addAllExcludedXHandles(search.excludedHandles());
        search.fromDate().map(Timestamps::toMessage).ifPresent(message::setFromDate);
        search.toDate().map(Timestamps::toMessage).ifPresent(message::setToDate);
        search.imageUnderstanding().ifPresent(message::setEnableImageUnderstanding);
        search.videoUnderstanding().ifPresent(message::setEnableVideoUnderstanding);
        return message.build();
    }

    static XSearch fromMessage(dev.filechat.proto.XSearch message) {
        XSearch.Builder search = XSearch.builder()
                .allowedHandles(message.getAllowedXHandlesList())
                .excludedHandles(message.getExcludedXHandlesList());
        Instant fromDate = message.hasFromDate() ? Timestamps.fromMessage(message.getFromDate()) : null;
        if (fromDate != null) {
            search.fromDate(fromDate);
        }
        Instant toDate = message.hasToDate() ? Timestamps.fromMessage(message.getToDate()) : null;
        if (toDate != null) {
            search.toDate(toDate);
        }
        if (message.hasEnableImageUnderstanding()) {
            search.imageUnderstanding(message.getEnableImageUnderstanding());
        }
        if (message.hasEnableVideoUnderstanding()) {
            search.videoUnderstanding(message.getEnableVideoUnderstanding());
        }
        return search.build();
    }

    private static WebSearchUserLocation toMessage(UserLocation location) {
        WebSearchUserLocation.Builder message = WebSearchUserLocation.newBuilder();
        location.country().ifPresent(message::setCountry);
        location.city().ifPresent(message::setCity);
        location.region().ifPresent(message::setRegion);
        location.timezone().ifPresent(message::setTimezone);
        return message.build();
    }

    private static UserLocation fromMessage(WebSearchUserLocation message) {
        UserLocation location = UserLocation.create();
        if (message.hasCountry()) {
            location = location.withCountry(message.getCountry());
        }
        if (message.hasCity()) {
            location = location.withCity(message.getCity());
        }
        if (message.hasRegion()) {
            location = location.withRegion(message.getRegion());
        }
        return message.hasTimezone() ? location.withTimezone(message.getTimezone()) : location;
    }
}
