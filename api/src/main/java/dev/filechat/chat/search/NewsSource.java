// SPDX-License-Identifier: Apache-2.0
package dev.filechat.chat.search;

import dev.filechat.internal.values.Checks;
import dev.filechat.internal.values.Fields;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Search in the news. Immutable and thread-safe. */
public final class NewsSource implements SearchSource {
    private static final Fields<NewsSource> FIELDS = Fields.of(NewsSource.class)
            .add("excludedWebsites", value -> value.excludedWebsites)
            .add("country", value -> value.country)
            .addPrimitive("safeSearch", value -> value.safeSearch);

    private final List<String> excludedWebsites;
    private final @Nullable String country;
    private final boolean safeSearch;

    private NewsSource(List<String> excludedWebsites, @Nullable String country, boolean safeSearch) {
        this.excludedWebsites = excludedWebsites;
        this.country = country;
        this.safeSearch = safeSearch;
    }

    /** {@return a safe search in all news} */
    public static NewsSource create() {
        return new NewsSource(List.of(), null, true);
    }

    /** {@return the websites that are not searched} */
    public List<String> excludedWebsites() {
        return excludedWebsites;
    }

    /** {@return the country whose results come first, as a code of two letters; if set} */
    public Optional<String> country() {
        return Optional.ofNullable(country);
    }

    /** {@return whether offensive results are left out; true unless set} */
    public boolean safeSearch() {
        return safeSearch;
    }

    /** {@return the same, without these websites} */
    public NewsSource withExcludedWebsites(List<String> excludedWebsites) {
        return new NewsSource(Checks.list("excludedWebsites", excludedWebsites), country, safeSearch);
    }

    /** {@return the same with results of this country first, a code of two letters} */
    public NewsSource withCountry(String country) {
        return new NewsSource(excludedWebsites, Checks.text("country", country), safeSearch);
    }

    /** {@return the same, with or without offensive results left out} */
    public NewsSource withSafeSearch(boolean safeSearch) {
        return new NewsSource(excludedWebsites, country, safeSearch);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return FIELDS.equal(this, other);
    }

    @Override
    public int hashCode() {
        return FIELDS.hash(this);
    }

    @Override
    public String toString() {
        return FIELDS.text(this);
    }
}
