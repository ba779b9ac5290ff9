// SPDX-License-Identifier: Apache-2.0
package dev.filechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.filechat.errors.ConfigurationException;
import dev.filechat.spi.HttpProxy;
import dev.filechat.spi.TransportSettings;
import java.security.KeyStore;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a transport gets of the settings of its connections: proxies, keepalive, names, trust. */
class ConnectionSettingsTest {
    private final AtomicReference<TransportSettings> settings = new AtomicReference<>();
    private final Map<String, String> environment = new HashMap<>();
    private final FileChatClientBuilder builder = FileChatClient.builder()
            .apiKey("a-key")
            .endpoint("api.x.ai", 443)
            .environment(environment::get)
            .transport(FakeTransport.provider("fake", given -> {
                settings.set(given);
                return new FakeTransport();
            }));

    @Test
    void theJvmChoosesTheProxyUnlessToldOtherwise() {
        environment.put("HTTPS_PROXY", "http://gate.example:3128");
        builder.build();

        assertThat(settings.get().proxy()).isEmpty();
        assertThat(settings.get().jvmProxy()).isTrue();
    }

    @Test
    void aProxyIsGivenWithItsCredentialsWhichItDoesNotShow() {
        builder.proxy("gate.example", 3128, "team", "s3cret").build();

        HttpProxy proxy = proxy().orElseThrow();
        assertThat(proxy.host()).isEqualTo("gate.example");
        assertThat(proxy.port()).isEqualTo(3128);
        assertThat(proxy.user()).hasValue("team");
        assertThat(proxy.password()).hasValue("s3cret");
        assertThat(proxy).hasToString("HttpProxy[gate.example:3128, with credentials]");
        assertThat(settings.get().jvmProxy()).isFalse();
        assertThat(settings.get().toString() + builder).doesNotContain("s3cret");
    }

    @ParameterizedTest
    @CsvSource({
        "http://gate.example:3128,             gate.example, 3128, ,      ",
        "gate.example:3128,                    gate.example, 3128, ,      ",
        "http://gate.example,                  gate.example, 80,   ,      ",
        "http://[::1]:3128/,                    ::1,           3128, ,      ",
        "http://team:s3cret@gate.example:3128, gate.example, 3128, team,  s3cret",
        "http://t%40m:a%3Ab+c@gate.example:1,  gate.example, 1,    t@m,   a:b+c"
    })
    void theEnvironmentNamesTheProxy(String url, String host, int port, String user, String password) {
        environment.put("HTTPS_PROXY", url);
        builder.proxyFromEnvironment().build();

        HttpProxy proxy = proxy().orElseThrow();
        assertThat(proxy.host()).isEqualTo(host);
        assertThat(proxy.port()).isEqualTo(port);
        assertThat(proxy.user()).isEqualTo(Optional.ofNullable(user));
        assertThat(proxy.password()).isEqualTo(Optional.ofNullable(password));
    }

    @Test
    void lowerCaseGoesFirstAndAnEmptyOneCountsAsUnset() {
        environment.put("HTTPS_PROXY", "http://upper.example:1");
        environment.put("https_proxy", "http://lower.example:1");
        builder.proxyFromEnvironment().build();
        assertThat(proxy().orElseThrow().host()).isEqualTo("lower.example");

        environment.clear();
        environment.put("HTTPS_PROXY", " ");
        builder.build();
        assertThat(proxy()).isEmpty();
        assertThat(settings.get().jvmProxy()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "x.ai,              true",
        ".x.ai,             true",
        "*.x.ai,            true",
        "api.x.ai,          true",
        "API.X.AI,          true",
        "api.x.ai:443,      true",
        "*,                 true",
        "'other, x.ai',     true",
        "api.x.ai:8443,     false",
        "ai.x.ai,           false",
        "i.x.ai,            false",
        "other.example,     false",
        "'',                false"
    })
    void hostsAreExceptedByNameAndDomain(String noProxy, boolean direct) {
        environment.put("HTTPS_PROXY", "http://gate.example:3128");
        environment.put("NO_PROXY", noProxy);
        builder.proxyFromEnvironment().build();

        assertThat(proxy().isEmpty()).isEqualTo(direct);
        assertThat(settings.get().jvmProxy()).isFalse();
    }

    @Test
    void thisMachineIsReachedDirectly() {
        environment.put("HTTPS_PROXY", "http://gate.example:3128");
        builder.proxyFromEnvironment().endpoint("127.0.0.1", 443).plaintext().build();

        assertThat(proxy()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://team:s3cret@gate.example:3128",
                "socks5://team:s3cret@gate.example:3128",
                "http://team:s3cret@:3128",
                "http://team:s3cret with space@gate.example:3128",
                "http://team:s3cret@gate.example:99999",
                "http://team:s3cret%zz@gate.example:3128",
                "http://team:s3cret%0d%0a@gate.example:3128"
            })
    void whatIsNoProxyIsRefusedWithoutBeingShown(String url) {
        environment.put("HTTPS_PROXY", url);

        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> builder.proxyFromEnvironment().build())
                .withMessageContaining("HTTPS_PROXY")
                .withMessageNotContaining("s3cret")
                .withNoCause();
    }

    @Test
    void credentialsThatAProxyCannotTakeAreRefusedWithoutBeingShown() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.proxy("gate.example", 3128, "team", "s3cret\r\nX: y"))
                .withMessage("The password of the proxy may have only printable ASCII");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.proxy("gate.example", 3128, "te:am", "s3cret"))
                .withMessageContaining("colon");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.proxy("gate.example", 0))
                .withMessage("port is 0; it must be 1 to 65535");
    }

    @Test
    void plaintextDoesNotGoThroughAProxy() {
        builder.endpoint("localhost", 443).plaintext().proxy("gate.example", 3128);

        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(builder::build)
                .withMessageContaining("would show the API key");
        assertThat(settings).hasNullValue();
    }

    @Test
    void keepaliveIs30SecondsAnd10SecondsOrAsGiven() {
        builder.build();
        assertThat(settings.get().keepAliveTime()).isEqualTo(Duration.ofSeconds(30));
        assertThat(settings.get().keepAliveTimeout()).isEqualTo(Duration.ofSeconds(10));

        builder.keepAlive(Duration.ofMinutes(2), Duration.ofSeconds(5)).build();
        assertThat(settings.get().keepAliveTime()).isEqualTo(Duration.ofMinutes(2));
        assertThat(settings.get().keepAliveTimeout()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void aKeepaliveThatCannotBeIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.keepAlive(Duration.ofMillis(9_999), Duration.ofSeconds(5)))
                .withMessage("time is PT9.999S; it must be PT10S or more");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.keepAlive(Duration.ofSeconds(10), Duration.ZERO))
                .withMessage("timeout is PT0S; it must be more than zero");
    }

    @Test
    void aNameOfTheServiceIsGiven() {
        builder.overrideAuthority("service.example:8443").build();

        assertThat(settings.get().authority()).hasValue("service.example:8443");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "a/b", "user@host", "host:", "a\r\nb"})
    void whatIsNoNameIsRefused(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> builder.overrideAuthority(name));
    }

    @Test
    void aTrustStoreWithoutCertificatesIsRefused() throws Exception {
        KeyStore empty = KeyStore.getInstance("PKCS12");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.trustStore(empty))
                .withMessageContaining("cannot be read");
        empty.load(null, null);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.trustStore(empty))
                .withMessage("store has no trusted certificate; nobody would be trusted");
    }

    private Optional<HttpProxy> proxy() {
        return settings.get().proxy();
    }
}
