// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.rules;

import dev.filechat.proto.SearchParameters;
import dev.filechat.proto.Source;
import dev.filechat.proto.WebSource;
import dev.filechat.proto.XSource;
import dev.filechat.testkit.internal.wire.InvalidRequest;

/** Which settings of a search the service takes. */
final class SearchRules {

    private static final int MAX_RESULTS = 30;
    private static final int MAX_WEBSITES = 5;

    private SearchRules() {}

    static void check(SearchParameters search) {
        InvalidRequest.unless(
                !search.hasMaxSearchResults()
                        || (search.getMaxSearchResults() >= 1 && search.getMaxSearchResults() <= MAX_RESULTS),
                "max_search_results must be 1 to " + MAX_RESULTS + ".");
        for (Source source : search.getSourcesList()) {
            switch (source.getSourceCase()) {
                case WEB -> check(source.getWeb());
                case NEWS -> requireAtMost(source.getNews().getExcludedWebsitesCount());
                case X -> check(source.getX());
                case RSS -> InvalidRequest.unless(source.getRss().getLinksCount() > 0, "An RSS source needs a link.");
                case SOURCE_NOT_SET -> throw InvalidRequest.of("A source of search_parameters is empty.");
            }
        }
    }

    private static void check(WebSource web) {
        InvalidRequest.unless(
                web.getAllowedWebsitesCount() == 0 || web.getExcludedWebsitesCount() == 0,
                "A web source takes allowed or excluded websites, not both.");
        requireAtMost(Math.max(web.getAllowedWebsitesCount(), web.getExcludedWebsitesCount()));
    }

    private static void check(XSource x) {
        InvalidRequest.unless(
                x.getIncludedXHandlesCount() == 0 || x.getExcludedXHandlesCount() == 0,
                "An X source takes included or excluded handles, not both.");
    }

    private static void requireAtMost(int websites) {
        InvalidRequest.unless(websites <= MAX_WEBSITES, "A source takes at most " + MAX_WEBSITES + " websites.");
    }
}
