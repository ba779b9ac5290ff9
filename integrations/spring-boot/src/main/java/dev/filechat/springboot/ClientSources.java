// SPDX-License-Identifier: Apache-2.0
package dev.filechat.springboot;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertyState;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;

/** Shows the properties of a named client as {@code filechat.*}, before those that all clients have. */
final class ClientSources {
    static final ConfigurationPropertyName ALL = ConfigurationPropertyName.of("filechat");
    private static final String NAMED = "filechat.clients.";

    private ClientSources() {}

    /** Returns the prefix of a named client's own properties. */
    static ConfigurationPropertyName prefix(String client) {
        return ConfigurationPropertyName.adapt(NAMED + client, '.');
    }

    /** Returns what a client inherits from, its own properties first. */
    static List<ConfigurationPropertySource> of(Iterable<ConfigurationPropertySource> sources, String client) {
        List<ConfigurationPropertySource> all = new ArrayList<>();
        ConfigurationPropertyName prefix = prefix(client);
        for (ConfigurationPropertySource source : sources) {
            all.add(
                    source instanceof IterableConfigurationPropertySource names
                            ? new IterableClientSource(names, prefix)
                            : new ClientSource(source, prefix));
        }
        sources.forEach(all::add);
        return all;
    }

    private static @Nullable ConfigurationPropertyName own(
            ConfigurationPropertyName prefix, ConfigurationPropertyName name) {
        if (name.equals(ALL)) {
            return prefix;
        }
        return ALL.isAncestorOf(name) ? prefix.append(name.subName(1)) : null;
    }

    /** A source that is asked for each name. */
    private record ClientSource(ConfigurationPropertySource source, ConfigurationPropertyName prefix)
            implements ConfigurationPropertySource {
        @Override
        public @Nullable ConfigurationProperty getConfigurationProperty(ConfigurationPropertyName name) {
            return property(source, prefix, name);
        }

        @Override
        public ConfigurationPropertyState containsDescendantOf(ConfigurationPropertyName name) {
            return state(source, prefix, name);
        }
    }

    /** A source that knows its names. */
    private record IterableClientSource(IterableConfigurationPropertySource source, ConfigurationPropertyName prefix)
            implements IterableConfigurationPropertySource {
        @Override
        public Stream<ConfigurationPropertyName> stream() {
            return source.stream()
                    .filter(prefix::isAncestorOf)
                    .map(name -> ALL.append(name.subName(prefix.getNumberOfElements())));
        }

        @Override
        public @Nullable ConfigurationProperty getConfigurationProperty(ConfigurationPropertyName name) {
            return property(source, prefix, name);
        }

        @Override
        public ConfigurationPropertyState containsDescendantOf(ConfigurationPropertyName name) {
            return state(source, prefix, name);
        }
    }

    /** The property under the name that was asked for; its origin tells where it stands. */
    private static @Nullable ConfigurationProperty property(
            ConfigurationPropertySource source, ConfigurationPropertyName prefix, ConfigurationPropertyName name) {
        ConfigurationPropertyName own = own(prefix, name);
        ConfigurationProperty found = own == null ? null : source.getConfigurationProperty(own);
        return found == null ? null : new ConfigurationProperty(name, found.getValue(), found.getOrigin());
    }

    private static ConfigurationPropertyState state(
            ConfigurationPropertySource source, ConfigurationPropertyName prefix, ConfigurationPropertyName name) {
        ConfigurationPropertyName own = own(prefix, name);
        return own == null ? ConfigurationPropertyState.ABSENT : source.containsDescendantOf(own);
    }
}
