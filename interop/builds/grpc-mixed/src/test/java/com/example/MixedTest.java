// SPDX-License-Identifier: Apache-2.0
package com.example;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.filechat.errors.ConfigurationException;
import dev.filechat.FileChatClient;
import org.junit.jupiter.api.Test;

class MixedTest {
    @Test
    void theErrorSaysWhichVersionsAreThereAndWhatToDo() {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> FileChatClient.builder().apiKey("test-key").build())
                .withMessageContainingAll(
                        "do not fit together",
                        "grpc-api 1.59.0, grpc-core 1.85.1",
                        "protobuf-java 4.34.2",
                        "All of io.grpc must have one version")
                .havingRootCause()
                .isInstanceOf(ClassNotFoundException.class);
    }
}
