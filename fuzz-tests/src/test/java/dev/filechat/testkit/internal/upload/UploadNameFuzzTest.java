// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.upload;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.filechat.fuzz.ForeignText;
import dev.filechat.fuzz.NeedsJazzer;
import dev.filechat.internal.text.FileNameRule;
import dev.filechat.internal.text.ServerText;
import dev.filechat.internal.text.TextRule;
import io.grpc.StatusRuntimeException;

/** The client takes the names that the service takes, and no others. */
@NeedsJazzer
class UploadNameFuzzTest {
    @FuzzTest
    void theClientTakesWhatTheServiceTakes(byte[] bytes) {
        String name = ForeignText.of(bytes);

        assertThat(clientTakes(name)).isEqualTo(TextRule.halfOfPair(name) < 0 && serviceTakes(name));
    }

    private static boolean clientTakes(String name) {
        try {
            FileNameRule.check(name);
            return true;
        } catch (IllegalArgumentException e) {
            assertThat(e.getMessage()).isNotBlank().isEqualTo(ServerText.escaped(e.getMessage()));
            return false;
        }
    }

    private static boolean serviceTakes(String name) {
        try {
            NameRules.check(name);
            return true;
        } catch (StatusRuntimeException e) {
            return false;
        }
    }
}
