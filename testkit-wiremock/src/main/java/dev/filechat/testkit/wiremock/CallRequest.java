// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.wiremock;

import com.github.tomakehurst.wiremock.http.Cookie;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.HttpHeaders;
import com.github.tomakehurst.wiremock.http.ImmutableRequest;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import io.grpc.Metadata;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A call as WireMock sees it. */
final class CallRequest extends ImmutableRequest {

    CallRequest(Rpc rpc, String json, Metadata metadata) {
        super(
                "http://localhost" + rpc.path(),
                RequestMethod.POST,
                "HTTP/2.0",
                "127.0.0.1",
                headers(metadata),
                json.getBytes(StandardCharsets.UTF_8),
                false,
                false);
    }

    private static HttpHeaders headers(Metadata metadata) {
        return new HttpHeaders(metadata.keys().stream()
                .map(name -> new HttpHeader(name, values(name, metadata)))
                .toList());
    }

    private static List<String> values(String name, Metadata metadata) {
        if (name.endsWith(Metadata.BINARY_HEADER_SUFFIX)) {
            return all(metadata.getAll(Metadata.Key.of(name, Metadata.BINARY_BYTE_MARSHALLER)))
                    .map(value -> value.length + " bytes")
                    .toList();
        }
        return all(metadata.getAll(Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER)))
                .toList();
    }

    private static <T> Stream<T> all(Iterable<T> values) {
        return StreamSupport.stream(values.spliterator(), false);
    }

    /** None, which is null in the class above and fails templates. */
    @Override
    public Map<String, Cookie> getCookies() {
        return Map.of();
    }
}
