// SPDX-License-Identifier: Apache-2.0
package dev.filechat.springboot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Configuration;

/** What an application says that does not start because of a property, as the one who starts it reads it. */
@ExtendWith(OutputCaptureExtension.class)
class WrongPropertiesTest {
    private static final String SECRET = "secret-7f3a";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    host                        | ' '          | host is blank
                    port                        | 70000        | port is 70000; it must be 1 to 65535
                    account                     | ' '          | name is blank
                    transport                   | grpc-nothing | There is no transport "grpc-nothing"
                    override-authority          | a b          | name is not the name of a host
                    management-host             | ' '          | host is blank
                    management-port             | 70000        | port is 70000; it must be 1 to 65535
                    connect-timeout             | 0s           | connectTimeout is PT0S; it must be more than zero
                    keep-alive.time             | 1s           | time is PT1S; it must be PT10S or more
                    keep-alive.timeout          | 0s           | timeout is PT0S; it must be more than zero
                    timeout                     | -1s          | timeout is PT-1S; it must be more than zero
                    stall-timeout               | 0s           | stallTimeout is PT0S; it must be more than zero
                    first-chunk-timeout         | 0s           | firstChunkTimeout is PT0S; it must be more than zero
                    retry.read-attempts         | 0            | readAttempts is 0
                    retry.upload-attempts       | 21           | uploadAttempts is 21
                    retry.chat-attempts         | 0            | chatAttempts is 0
                    retry.first-delay           | 2h           | firstDelay is PT2H; it must be 0 to PT1H
                    retry.first-rate-limit-delay| 2h           | firstRateLimitDelay is PT2H; it must be 0 to PT1H
                    retry.max-delay             | 2h           | maxDelay is PT2H; it must be 0 to PT1H
                    retry.max-server-delay      | 2h           | maxServerDelay is PT2H; it must be 0 to PT1H
                    retry.outage-retries        | -1           | outageRetries is -1
                    chat.temperature            | 3            | temperature is 3.0
                    chat.top-p                  | 2            | topP is 2.0
                    chat.n                      | 0            | n is 0
                    chat.stop                   | 1,2,3,4,5,6,7,8,9 | stop has 9
                    chat.top-logprobs           | 9            | topLogprobs is 9
                    chat.frequency-penalty      | NaN          | frequencyPenalty is NaN
                    chat.presence-penalty       | NaN          | presencePenalty is NaN
                    budget.limit                | 0            | limit is 0; it must be more than zero
                    budget.estimate-per-call    | 0            | estimatePerCall is 0; it must be more than zero
                    budget.renewed-every        | 0s           | renewedEvery is PT0S
                    plaintext                   | true         | Plaintext to api.x.ai would show the API key
                    ssl.bundle                  | other        | the bundle "other" cannot be used
                    ssl.trusted-certificates    | /no/such.pem | There is no certificate file /no/such.pem
                    ssl.client-key              | /no/such.pem | a certificate needs its key
                    proxy.port                  | 0            | port
                    """)
    void aWrongValueIsNamedWithItsPropertyAndItsPlace(String setting, String value, String reason, CapturedOutput out) {
        List<String> properties = new ArrayList<>(List.of("filechat.api-key=" + SECRET));
        if (setting.startsWith("budget.") && !setting.endsWith("limit")) {
            properties.add("filechat.budget.limit=1");
        }
        if (setting.equals("proxy.port")) {
            properties.add("filechat.proxy.host=proxy.invalid");
        }
        if (setting.equals("management-port")) {
            properties.add("filechat.management-host=management.invalid");
        }
        properties.add("filechat." + setting + "=" + value);

        assertThatThrownBy(() -> run(properties)).isNotNull();

        assertThat(text(out))
                .contains("APPLICATION FAILED TO START")
                .contains("filechat." + (setting.startsWith("proxy") ? "proxy" : setting.replace("client-key", "")))
                .contains(reason)
                .doesNotContain(SECRET);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    timeout               | soon
                    chat.reasoning-effort | hardest
                    port                  | https
                    """)
    void aValueOfAnotherTypeIsNamedWithItsProperty(String setting, String value, CapturedOutput out) {
        assertThatThrownBy(() -> run(List.of("filechat." + setting + "=" + value)))
                .isNotNull();

        assertThat(text(out)).contains("Property: filechat." + setting).contains("Value: \"" + value + "\"");
    }

    @Test
    void aMissingKeyIsSaidWithWhatToDo(CapturedOutput out) {
        assertThatThrownBy(() -> run(List.of())).isNotNull();

        assertThat(text(out))
                .contains("A FileChatClient cannot be built: there is no API key.")
                .contains("Set the property filechat.api-key, or the environment variable XAI_API_KEY.");
    }

    @Test
    void whatCannotBeAKeyIsNamedButNotShown(CapturedOutput out) {
        assertThatThrownBy(() -> run(List.of("filechat.api-key=" + SECRET + "\u0001")))
                .isNotNull();

        assertThat(text(out)).contains("Correct filechat.api-key.").doesNotContain(SECRET);
    }

    @Test
    void whatCannotBeAManagementKeyIsNamedButNotShown(CapturedOutput out) {
        assertThatThrownBy(() -> run(List.of("filechat.api-key=k", "filechat.management-key=" + SECRET + "\u0001")))
                .isNotNull();

        assertThat(text(out))
                .contains("The management key has a control character", "Correct filechat.management-key.")
                .doesNotContain(SECRET);
    }

    @Test
    void aManagementPortNeedsItsHost(CapturedOutput out) {
        assertThatThrownBy(() -> run(List.of("filechat.api-key=k", "filechat.management-port=8443")))
                .isNotNull();

        assertThat(text(out)).contains("a management-port needs it", "Correct filechat.management-host.");
    }

    @Test
    void aHeadersValueIsNotShown(CapturedOutput out) {
        assertThatThrownBy(() -> run(List.of("filechat.api-key=k", "filechat.headers.x-a=" + SECRET + "\u0001")))
                .isNotNull();

        assertThat(text(out)).contains("filechat.headers").doesNotContain(SECRET);
    }

    @Test
    void aNamedClientsOwnPropertyIsNamedAndAnInheritedOneAsTheOneOfAll(CapturedOutput out) {
        assertThatThrownBy(
                        () -> run(List.of("filechat.clients.research.api-key=k", "filechat.clients.research.port=0")))
                .isNotNull();
        assertThat(text(out)).contains("Correct filechat.clients.research.port.");

        assertThatThrownBy(() -> run(List.of("filechat.clients.research.api-key=k", "filechat.port=0")))
                .isNotNull();
        assertThat(text(out)).contains("Correct filechat.port.");
    }

    @Test
    void halfACertificateAndHalfOfAProxysCredentialsAreRefused(@TempDir Path folder, CapturedOutput out)
            throws Exception {
        Path pem = Files.createFile(folder.resolve("client.pem"));
        assertThatThrownBy(() -> run(List.of("filechat.api-key=k", "filechat.ssl.client-certificate=" + pem)))
                .isNotNull();
        assertThat(text(out)).contains("Correct filechat.ssl.client-key.");

        assertThatThrownBy(() -> run(List.of(
                        "filechat.api-key=k",
                        "filechat.proxy.host=h",
                        "filechat.proxy.port=1",
                        "filechat.proxy.password=" + SECRET)))
                .isNotNull();
        assertThat(text(out)).contains("Correct filechat.proxy.user.").doesNotContain(SECRET);
    }

    @Test
    void oneSourceOfAProxyAndOfCertificates(CapturedOutput out) {
        assertThatThrownBy(() -> run(List.of(
                        "filechat.api-key=k",
                        "filechat.proxy.host=h",
                        "filechat.proxy.port=1",
                        "filechat.proxy.from-environment=true")))
                .isNotNull();
        assertThat(text(out)).contains("Correct filechat.proxy.from-environment.");

        assertThatThrownBy(() -> run(List.of(
                        "filechat.api-key=k", "filechat.ssl.bundle=b", "filechat.ssl.trusted-certificates=/a.pem")))
                .isNotNull();
        assertThat(text(out)).contains("Correct filechat.ssl.bundle.");
    }

    private static void run(List<String> properties) {
        new SpringApplicationBuilder(Application.class)
                .web(WebApplicationType.NONE)
                .run(properties.stream().map(property -> "--" + property).toArray(String[]::new))
                .close();
    }

    /** As one line: what the log breaks is no concern here. */
    private static String text(CapturedOutput out) {
        return out.getAll().replaceAll("\\s+", " ");
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {}
}
