// SPDX-License-Identifier: Apache-2.0
package dev.filechat.architecture;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Whatever logging goes to, however much is logged: no key is in it, no password of a proxy, and nothing of a file, a
 * question or an answer. Nor is any of it in exceptions, spans, observations and metrics.
 */
@Tag("slow")
class KeysInLogsTest {
    private static final List<String> SECRETS = List.of(
            TalkativeProgram.KEY,
            TalkativeProgram.WRONG_KEY,
            TalkativeProgram.MANAGEMENT_KEY,
            TalkativeProgram.WRONG_MANAGEMENT_KEY,
            TalkativeProgram.PROXY_PASSWORD,
            TalkativeProgram.WRONG_PASSWORD);

    /** The frames of a call that is not filechat's. */
    private static final String OTHERS_FRAME = "OUTBOUND HEADERS.*" + TalkativeProgram.OTHERS_HEADER;

    @ParameterizedTest
    @CsvSource({"LOGBACK, false", "LOG4J, true", "JUL, false", "SIMPLE, true"})
    void noKeyAndNoContentIsLogged(LogBackend backend, boolean nio, @TempDir Path directory) throws Exception {
        String output = backend.output(
                TalkativeProgram.class, directory, "-Dio.grpc.netty.shaded.io.netty.transport.noNative=" + nio);

        assertThat(output)
                .contains(TalkativeProgram.TRACE, TalkativeProgram.FINEST)
                .contains("SPAN ", "METRIC ", "METERS ", "OBSERVATION ", "EVENT ", "execute_tool weather", " 407")
                .contains(", request " + TalkativeProgram.REQUEST_ID);
        assertThat(output).as("other users of gRPC's Netty").containsPattern(OTHERS_FRAME);
        assertNone(output, SECRETS);
        assertNone(output, List.of(TalkativeProgram.CONTENT));
    }

    /** What was asked for is in the spans; secrets are not even then. */
    @Test
    void noSecretIsInTelemetryThatHasContent(@TempDir Path directory) throws Exception {
        String output =
                LogBackend.LOGBACK.output(TalkativeProgram.class, directory, "-D" + TalkativeProgram.CAPTURE + "=true");

        assertThat(output.lines().filter(line -> line.contains(TalkativeProgram.CONTENT)))
                .isNotEmpty()
                .allMatch(line -> line.startsWith("SPAN "));
        assertNone(output, SECRETS);
    }

    private static void assertNone(String output, List<String> secrets) {
        for (String secret : secrets) {
            List<String> found = output.lines()
                    .filter(line -> shapesOf(secret).stream().anyMatch(line::contains))
                    .map(line -> line.substring(0, Math.min(line.length(), 300)))
                    .toList();
            assertThat(found).as(secret).isEmpty();
        }
    }

    /** As text, in hexadecimal, and in Base64 wherever it begins. */
    private static List<String> shapesOf(String secret) {
        byte[] bytes = secret.getBytes(UTF_8);
        List<String> shapes = new ArrayList<>(List.of(
                secret,
                HexFormat.of().formatHex(bytes),
                HexFormat.of().withUpperCase().formatHex(bytes)));
        for (int before = 0; before < 3; before++) {
            String encoded = Base64.getEncoder().encodeToString((" ".repeat(before) + secret).getBytes(UTF_8));
            shapes.add(encoded.substring(before == 0 ? 0 : 4, encoded.length() - 4)); // what others have no share in
        }
        return shapes;
    }
}
