// SPDX-License-Identifier: Apache-2.0
package dev.filechat.chat.tools;

import dev.filechat.internal.values.Checks;
import dev.filechat.internal.values.Fields;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Lets the model search the web: everywhere, only in some domains, or everywhere but there. Immutable and thread-safe.
 */
public final class WebSearch implements Tool {
    private static final Fields<WebSearch> FIELDS = Fields.of(WebSearch.class)
            .add("allowedDomains", value -> value.allowedDomains)
            .add("excludedDomains", value -> value.excludedDomains)
            .add("imageUnderstanding", value -> value.imageUnderstanding)
            .add("imageSearch", value -> value.imageSearch)
            .add("userLocation", value -> value.userLocation);

    private static final int MAX_DOMAINS = 5;

    private final List<String> allowedDomains;
    private final List<String> excludedDomains;
    private final @Nullable Boolean imageUnderstanding;
    private final @Nullable Boolean imageSearch;
    private final @Nullable UserLocation userLocation;

    private WebSearch(Builder builder) {
        this.allowedDomains = builder.allowedDomains;
        this.excludedDomains = builder.excludedDomains;
        this.imageUnderstanding = builder.imageUnderstanding;
        this.imageSearch = builder.imageSearch;
        this.userLocation = builder.userLocation;
        Checks.atMost("allowedDomains", allowedDomains, MAX_DOMAINS);
        Checks.atMost("excludedDomains", excludedDomains, MAX_DOMAINS);
        Checks.notBoth("allowedDomains", allowedDomains, "excludedDomains", excludedDomains);
    }

    /** {@return a search without restrictions} */
    public static WebSearch create() {
        return builder().build();
    }

    /** {@return a new builder} */
    public static Builder builder() {
        return new Builder();
    }

    /** {@return the only domains that are searched; empty: all} */
    public List<String> allowedDomains() {
        return allowedDomains;
    }

    /** {@return the domains that are not searched} */
    public List<String> excludedDomains() {
        return excludedDomains;
    }

    /** {@return whether the model looks at images that it finds, if set} */
    public Optional<Boolean> imageUnderstanding() {
        return Optional.ofNullable(imageUnderstanding);
    }

    /** {@return whether the model searches for images too, if set} */
    public Optional<Boolean> imageSearch() {
        return Optional.ofNullable(imageSearch);
    }

    /** {@return where the user is, if set} */
    public Optional<UserLocation> userLocation() {
        return Optional.ofNullable(userLocation);
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

    /** Builds a {@link WebSearch}. Not thread-safe. */
    public static final class Builder {
        private List<String> allowedDomains = List.of();
        private List<String> excludedDomains = List.of();
        private @Nullable Boolean imageUnderstanding;
        private @Nullable Boolean imageSearch;
        private @Nullable UserLocation userLocation;

        private Builder() {}

        /** Searches only these domains; the service's limit is 5, and not together with excluded ones. */
        public Builder allowedDomains(List<String> allowedDomains) {
            this.allowedDomains = Checks.list("allowedDomains", allowedDomains);
            return this;
        }

        /** Leaves these domains out; the service's limit is 5, and not together with allowed ones. */
        public Builder excludedDomains(List<String> excludedDomains) {
            this.excludedDomains = Checks.list("excludedDomains", excludedDomains);
            return this;
        }

        /** Sets whether the model looks at images that it finds. */
        public Builder imageUnderstanding(boolean imageUnderstanding) {
            this.imageUnderstanding = imageUnderstanding;
            return this;
        }

        /** Sets whether the model searches for images too. */
        public Builder imageSearch(boolean imageSearch) {
            this.imageSearch = imageSearch;
            return this;
        }

        /** Sets where the user is, so that local results come first. */
        public Builder userLocation(UserLocation userLocation) {
            this.userLocation = Objects.requireNonNull(userLocation, "userLocation");
            return this;
        }

        /** {@return the value} */
        public WebSearch build() {
            return new WebSearch(this);
        }
    }
}
