// SPDX-License-Identifier: Apache-2.0
package dev.filechat.chat.search;

import dev.filechat.internal.values.Checks;
import dev.filechat.internal.values.Fields;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Search on the web. Immutable and thread-safe. */
public final class WebSource implements SearchSource {
    private static final Fields<WebSource> FIELDS = Fields.of(WebSource.class)
            .add("allowedWebsites", value -> value.allowedWebsites)
            .add("excludedWebsites", value -> value.excludedWebsites)
            .add("country", value -> value.country)
            .addPrimitive("safeSearch", value -> value.safeSearch);

    private final List<String> allowedWebsites;
    private final List<String> excludedWebsites;
    private final @Nullable String country;
    private final boolean safeSearch;

    private WebSource(
            List<String> allowedWebsites, List<String> excludedWebsites, @Nullable String country, boolean safeSearch) {
        this.allowedWebsites = allowedWebsites;
        this.excludedWebsites = excludedWebsites;
        this.country = country;
        this.safeSearch = safeSearch;
    }

    /** {@return a safe search on all websites} */
    public static WebSource create() {
        return new WebSource(List.of(), List.of(), null, true);
    }

    /** {@return the only websites that are searched; empty: all} */
    public List<String> allowedWebsites() {
        return allowedWebsites;
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

    /** {@return the same, only on these websites} */
    public WebSource withAllowedWebsites(List<String> allowedWebsites) {
        return new WebSource(Checks.list("allowedWebsites", allowedWebsites), excludedWebsites, country, safeSearch);
    }

    /** {@return the same, without these websites} */
    public WebSource withExcludedWebsites(List<String> excludedWebsites) {
        return new WebSource(allowedWebsites, Checks.list("excludedWebsites", excludedWebsites), country, safeSearch);
    }

    /** {@return the same with results of this country first, a code of two letters} */
    public WebSource withCountry(String country) {
        return new WebSource(allowedWebsites, excludedWebsites, Checks.text("country", country), safeSearch);
    }

    /** {@return the same, with or without offensive results left out} */
    public WebSource withSafeSearch(boolean safeSearch) {
        return new WebSource(allowedWebsites, excludedWebsites, country, safeSearch);
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
