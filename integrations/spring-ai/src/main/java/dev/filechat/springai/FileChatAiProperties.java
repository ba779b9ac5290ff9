// SPDX-License-Identifier: Apache-2.0
package dev.filechat.springai;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The chat model of Spring AI.
 *
 * @param model Name of the model, such as grok-4.5, of prompts that name none.
 */
@ConfigurationProperties("filechat.ai")
record FileChatAiProperties(@Nullable String model) {}
