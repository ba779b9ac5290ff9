// SPDX-License-Identifier: Apache-2.0
package com.example.answers;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.context.ApplicationContext;
import io.micronaut.inject.BeanDefinition;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The application's own client, which the fake's replaces in the other tests. */
class ClientsTest {
    @Test
    void takesTheManagementKeyFromTheProperties() {
        try (ApplicationContext context =
                ApplicationContext.run(Map.of("xai.api-key", "a-key", "xai.management-key", "no key"))) {
            BeanDefinition<?> client = context.getAllBeanDefinitions().stream()
                    .filter(bean -> bean.getDeclaringType().filter(Clients.class::equals).isPresent())
                    .findFirst()
                    .orElseThrow();

            assertThatThrownBy(() -> context.getBean(client))
                    .rootCause()
                    .hasMessageStartingWith("The management key has a space at position 3 of 6");
        }
    }
}
