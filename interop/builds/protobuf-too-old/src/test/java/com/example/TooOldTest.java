// SPDX-License-Identifier: Apache-2.0
package com.example;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.filechat.errors.ConfigurationException;
import dev.filechat.FileChatClient;
import org.junit.jupiter.api.Test;

class TooOldTest {
    @Test
    void theErrorSaysWhichVersionIsThereAndWhichIsNeeded() {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> FileChatClient.builder().apiKey("test-key").build())
                .withMessageContainingAll(
                        "grpc-netty", "protobuf-java 3.21.12 is on the class path", "at least 3.25.8 is needed");
    }
}
