// SPDX-License-Identifier: Apache-2.0
package dev.filechat.springboot;

import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Several clients.
 *
 * @param clients Further clients by their names, which are their qualifiers. What one of them does not set is what
 *     filechat.* says.
 */
@ConfigurationProperties("filechat")
record FileChatClientsProperties(@DefaultValue Map<String, FileChatClientProperties> clients) {}
