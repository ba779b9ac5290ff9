// SPDX-License-Identifier: Apache-2.0
package dev.filechat.springboot;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.PropertySourcesPlaceholdersResolver;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.Environment;

/** The settings of one client in an environment, and where each of them stands. */
final class ClientSettings {
    /** The name of the client that {@code filechat.*} is for. */
    static final String DEFAULT = "";

    private final Environment environment;
    private final String client;

    ClientSettings(Environment environment, String client) {
        this.environment = environment;
        this.client = client;
    }

    /** Returns the names below {@code filechat.clients}. */
    static Set<String> names(Environment environment) {
        return Binder.get(environment)
                .bind("filechat.clients", Bindable.mapOf(String.class, Object.class))
                .map(Map::keySet)
                .orElse(Set.of());
    }

    /** Returns the settings: the client's own, and those of all clients where it has none. */
    FileChatClientProperties properties() {
        Iterable<ConfigurationPropertySource> sources = ConfigurationPropertySources.get(environment);
        Binder binder = new Binder(
                client.equals(DEFAULT) ? sources : ClientSources.of(sources, client),
                new PropertySourcesPlaceholdersResolver(environment));
        return binder.bindOrCreate(ClientSources.ALL.toString(), FileChatClientProperties.class);
    }

    /** Returns the budget that the client alone has, if it is a named one. */
    BudgetProperties ownBudget() {
        return Binder.get(environment)
                .bindOrCreate(ClientSources.prefix(client).append("budget").toString(), BudgetProperties.class);
    }

    /** Returns the API key: the client's, else that in the environment variable of the service's own SDKs. */
    @Nullable
    String apiKey(FileChatClientProperties properties) {
        return orVariable(properties.apiKey(), "XAI_API_KEY");
    }

    /** Returns the management key, which is found in the same way. */
    @Nullable
    String managementKey(FileChatClientProperties properties) {
        return orVariable(properties.managementKey(), "XAI_MANAGEMENT_KEY");
    }

    private @Nullable String orVariable(@Nullable String property, String variable) {
        String key = PropertySetter.text(property);
        return key != null ? key : PropertySetter.text(environment.getProperty(variable));
    }

    /**
     * Returns the exception for a wrong value.
     *
     * @param setting the name below the client's, such as {@code keep-alive.time}
     */
    WrongPropertyException wrong(String setting, String reason, @Nullable Throwable cause) {
        ConfigurationPropertyName all = ClientSources.ALL.append(setting);
        ConfigurationPropertyName own =
                client.equals(DEFAULT) ? all : ClientSources.prefix(client).append(setting);
        ConfigurationProperty found = find(own);
        if (found == null) {
            ConfigurationProperty inherited = find(all);
            return inherited == null
                    ? new WrongPropertyException(own.toString(), null, reason, cause)
                    : new WrongPropertyException(all.toString(), inherited.getOrigin(), reason, cause);
        }
        return new WrongPropertyException(own.toString(), found.getOrigin(), reason, cause);
    }

    private @Nullable ConfigurationProperty find(ConfigurationPropertyName name) {
        for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
            ConfigurationProperty property = source.getConfigurationProperty(name);
            if (property != null) {
                return property;
            }
        }
        return null;
    }
}
