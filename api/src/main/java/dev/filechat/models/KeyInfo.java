// SPDX-License-Identifier: Apache-2.0
package dev.filechat.models;

import dev.filechat.internal.values.Fields;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the service knows of an API key. Immutable and thread-safe. */
public final class KeyInfo {
    private static final Fields<KeyInfo> FIELDS = Fields.of(KeyInfo.class)
            .add("id", value -> value.id)
            .add("redactedKey", value -> value.redactedKey)
            .add("name", value -> value.name)
            .add("userId", value -> value.userId)
            .add("teamId", value -> value.teamId)
            .add("permissions", value -> value.permissions)
            .add("createdAt", value -> value.createdAt)
            .add("modifiedAt", value -> value.modifiedAt)
            .add("modifiedBy", value -> value.modifiedBy)
            .addPrimitive("blocked", value -> value.blocked)
            .addPrimitive("teamBlocked", value -> value.teamBlocked)
            .addPrimitive("disabled", value -> value.disabled);

    private final String id;
    private final String redactedKey;
    private final String name;
    private final String userId;
    private final String teamId;
    private final List<String> permissions;
    private final @Nullable Instant createdAt;
    private final @Nullable Instant modifiedAt;
    private final String modifiedBy;
    private final boolean blocked;
    private final boolean teamBlocked;
    private final boolean disabled;

    private KeyInfo(Builder builder) {
        id = builder.id;
        redactedKey = builder.redactedKey;
        name = builder.name;
        userId = builder.userId;
        teamId = builder.teamId;
        permissions = builder.permissions;
        createdAt = builder.createdAt;
        modifiedAt = builder.modifiedAt;
        modifiedBy = builder.modifiedBy;
        blocked = builder.blocked;
        teamBlocked = builder.teamBlocked;
        disabled = builder.disabled;
    }

    /** {@return a builder, for transports and for tests} */
    public static Builder builder(String id) {
        return new Builder(id);
    }

    /** {@return the id of the key, which is not the key} */
    public String id() {
        return id;
    }

    /** {@return the key with its middle left out, as the service shows it} */
    public String redactedKey() {
        return redactedKey;
    }

    /** {@return the name that its owner gave it} */
    public String name() {
        return name;
    }

    /** {@return the id of its owner} */
    public String userId() {
        return userId;
    }

    /** {@return the id of the team, whose files it sees} */
    public String teamId() {
        return teamId;
    }

    /** {@return what it may be used for, in the words of the service, for example {@code api-key:model:*}} */
    public List<String> permissions() {
        return permissions;
    }

    /** {@return when it was made; empty if the service did not report it} */
    public Optional<Instant> createdAt() {
        return Optional.ofNullable(createdAt);
    }

    /** {@return when it was changed last; empty if the service did not report it} */
    public Optional<Instant> modifiedAt() {
        return Optional.ofNullable(modifiedAt);
    }

    /** {@return who changed it last; empty if the service did not report it} */
    public String modifiedBy() {
        return modifiedBy;
    }

    /** {@return whether the key is blocked} */
    public boolean blocked() {
        return blocked;
    }

    /** {@return whether the team is blocked} */
    public boolean teamBlocked() {
        return teamBlocked;
    }

    /** {@return whether the key is disabled} */
    public boolean disabled() {
        return disabled;
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

    /** Builds a {@link KeyInfo}. Not thread-safe. */
    public static final class Builder {
        private final String id;
        private String redactedKey = "";
        private String name = "";
        private String userId = "";
        private String teamId = "";
        private List<String> permissions = List.of();
        private @Nullable Instant createdAt;
        private @Nullable Instant modifiedAt;
        private String modifiedBy = "";
        private boolean blocked;
        private boolean teamBlocked;
        private boolean disabled;

        private Builder(String id) {
            this.id = Objects.requireNonNull(id, "id");
        }

        /** Sets the key with its middle left out, as the service shows it. */
        public Builder redactedKey(String value) {
            redactedKey = Objects.requireNonNull(value, "redactedKey");
            return this;
        }

        /** Sets the name that its owner gave it. */
        public Builder name(String value) {
            name = Objects.requireNonNull(value, "name");
            return this;
        }

        /** Sets the id of its owner. */
        public Builder userId(String value) {
            userId = Objects.requireNonNull(value, "userId");
            return this;
        }

        /** Sets the id of the team, whose files it sees. */
        public Builder teamId(String value) {
            teamId = Objects.requireNonNull(value, "teamId");
            return this;
        }

        /** Sets what it may be used for, in the words of the service, for example {@code api-key:model:*}. */
        public Builder permissions(List<String> values) {
            permissions = List.copyOf(values);
            return this;
        }

        /** Sets when it was made. */
        public Builder createdAt(Instant value) {
            createdAt = Objects.requireNonNull(value, "createdAt");
            return this;
        }

        /** Sets when it was changed last. */
        public Builder modifiedAt(Instant value) {
            modifiedAt = Objects.requireNonNull(value, "modifiedAt");
            return this;
        }

        /** Sets who changed it last. */
        public Builder modifiedBy(String value) {
            modifiedBy = Objects.requireNonNull(value, "modifiedBy");
            return this;
        }

        /** Sets whether the key is blocked. */
        public Builder blocked(boolean value) {
            blocked = value;
            return this;
        }

        /** Sets whether the team is blocked. */
        public Builder teamBlocked(boolean value) {
            teamBlocked = value;
            return this;
        }

        /** Sets whether the key is disabled. */
        public Builder disabled(boolean value) {
            disabled = value;
            return this;
        }

        /** {@return the value} */
        public KeyInfo build() {
            return new KeyInfo(this);
        }
    }
}
