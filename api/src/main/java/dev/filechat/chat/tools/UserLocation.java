// SPDX-License-Identifier: Apache-2.0
package dev.filechat.chat.tools;

import dev.filechat.internal.values.Checks;
import dev.filechat.internal.values.Fields;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where the user of a {@link WebSearch} is, as precisely as the caller wants. Immutable and thread-safe. */
public final class UserLocation {
    private static final Fields<UserLocation> FIELDS = Fields.of(UserLocation.class)
            .add("country", value -> value.country)
            .add("city", value -> value.city)
            .add("region", value -> value.region)
            .add("timezone", value -> value.timezone);

    private final @Nullable String country;
    private final @Nullable String city;
    private final @Nullable String region;
    private final @Nullable String timezone;

    private UserLocation(
            @Nullable String country, @Nullable String city, @Nullable String region, @Nullable String timezone) {
        this.country = country;
        this.city = city;
        this.region = region;
        this.timezone = timezone;
    }

    /** {@return an empty location} */
    public static UserLocation create() {
        return new UserLocation(null, null, null, null);
    }

    /** {@return the country, as a code of two letters; if set} */
    public Optional<String> country() {
        return Optional.ofNullable(country);
    }

    /** {@return the city, if set} */
    public Optional<String> city() {
        return Optional.ofNullable(city);
    }

    /** {@return the region, if set} */
    public Optional<String> region() {
        return Optional.ofNullable(region);
    }

    /** {@return the time zone by its IANA name, if set} */
    public Optional<String> timezone() {
        return Optional.ofNullable(timezone);
    }

    /** {@return the same in another country, a code of two letters} */
    public UserLocation withCountry(String country) {
        return new UserLocation(Checks.text("country", country), city, region, timezone);
    }

    /** {@return the same in another city} */
    public UserLocation withCity(String city) {
        return new UserLocation(country, Checks.text("city", city), region, timezone);
    }

    /** {@return the same in another region} */
    public UserLocation withRegion(String region) {
        return new UserLocation(country, city, Checks.text("region", region), timezone);
    }

    /** {@return the same in another time zone, by its IANA name} */
    public UserLocation withTimezone(String timezone) {
        return new UserLocation(country, city, region, Checks.text("timezone", timezone));
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
