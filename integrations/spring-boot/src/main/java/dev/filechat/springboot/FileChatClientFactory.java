// SPDX-License-Identifier: Apache-2.0
package dev.filechat.springboot;

import dev.filechat.FileChatClient;
import dev.filechat.FileChatClientBuilder;
import dev.filechat.TaskDecorator;
import dev.filechat.admission.CallAdmission;
import dev.filechat.chat.CostBudget;
import dev.filechat.errors.ConfigurationException;
import dev.filechat.observe.CallObserver;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.core.env.Environment;

/** Builds the clients of the auto-configuration: from properties, then beans, then customizers. */
final class FileChatClientFactory {
    private final BeanFactory beans;
    private final Environment environment;

    FileChatClientFactory(BeanFactory beans, Environment environment) {
        this.beans = beans;
        this.environment = environment;
    }

    /**
     * Returns a new client.
     *
     * @param name the client's name below {@code filechat.clients}, or {@link ClientSettings#DEFAULT}
     */
    FileChatClient create(String name) {
        ClientSettings settings = new ClientSettings(environment, name);
        FileChatClientProperties properties = settings.properties();
        FileChatConnectionDetails details = all(FileChatConnectionDetails.class).getIfAvailable();
        FileChatClientBuilder client = FileChatClient.builder();

        PropertySetter setter = new PropertySetter(settings);
        ConnectionSettings connection = new ConnectionSettings(setter, settings, properties);
        connection.setConnections(client);
        if (details == null) {
            connection.setEndpoint(client, all(SslBundles.class));
        }
        CallSettings.set(setter, properties, client);
        setBudgets(client, settings, name);
        all(CallObserver.class).orderedStream().forEach(client::observer);
        all(CallAdmission.class).orderedStream().forEach(client::admission);
        all(TaskDecorator.class).ifUnique(client::taskDecorator);
        all(FileChatClientCustomizer.class).orderedStream().forEach(customizer -> customizer.customize(client, name));
        if (details != null) {
            details.connect(client);
        }
        return build(client, settings, properties);
    }

    /** The budget of all clients is one, and a named client's own comes on top of it. */
    private void setBudgets(FileChatClientBuilder client, ClientSettings settings, String name) {
        if (beans.containsBean(FileChatAutoConfiguration.BUDGET)) {
            client.costBudget(beans.getBean(FileChatAutoConfiguration.BUDGET, CostBudget.class));
        }
        if (!name.equals(ClientSettings.DEFAULT)) {
            CallSettings.budget(settings, settings.ownBudget()).ifPresent(client::costBudget);
        }
    }

    private static FileChatClient build(
            FileChatClientBuilder client, ClientSettings settings, FileChatClientProperties properties) {
        try {
            return client.build();
        } catch (ConfigurationException e) {
            String reason = String.valueOf(e.getMessage());
            if (reason.startsWith("There is no API key")) {
                throw new UnusableClientException(
                        "there is no API key.",
                        "Set the property filechat.api-key, or the environment variable XAI_API_KEY. In tests,"
                                + " @AutoConfigureFakeXai of filechat-spring-boot-test needs none.",
                        e);
            }
            for (Map.Entry<String, String> named : named(settings, properties).entrySet()) {
                if (reason.contains(named.getValue())) {
                    throw settings.wrong(named.getKey(), reason, e);
                }
            }
            throw new UnusableClientException(
                    reason, "Correct the properties filechat.*, or what a FileChatClientCustomizer sets.", e);
        }
    }

    /** What a message of the builder can name, and the property that says it. */
    private static Map<String, String> named(ClientSettings settings, FileChatClientProperties properties) {
        Map<String, String> named = new LinkedHashMap<>();
        if (settings.managementKey(properties) != null) {
            named.put("management-key", "The management key ");
        }
        put(named, "ssl.client-key", properties.ssl().clientKey());
        put(named, "ssl.client-certificate", properties.ssl().clientCertificate());
        put(named, "ssl.trusted-certificates", properties.ssl().trustedCertificates());
        String transport = PropertySetter.text(properties.transport());
        if (transport != null) {
            named.put("transport", "transport \"" + transport + "\"");
        }
        if (Boolean.TRUE.equals(properties.plaintext())) {
            named.put("plaintext", "Plaintext");
        }
        return named;
    }

    private static void put(Map<String, String> named, String setting, @Nullable Path path) {
        if (path != null && !path.toString().isEmpty()) {
            named.put(setting, path.toString());
        }
    }

    private <T> ObjectProvider<T> all(Class<T> type) {
        return beans.getBeanProvider(type);
    }
}
