// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.grpc.okhttp;

import io.grpc.Attributes;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ClientTransportFilter;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.ForwardingClientCallListener.SimpleForwardingClientCallListener;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.X509KeyManager;
import org.jspecify.annotations.Nullable;

/**
 * The user's key manager, which notes that the service asked for a client certificate and there was none. With TLS 1.3
 * the service says so after the client's handshake, where gRPC's OkHttp drops the alert.
 * Thread-safe.
 */
final class RequestedKeys extends ClientTransportFilter implements X509KeyManager, ClientInterceptor {
    private final @Nullable X509KeyManager keys;
    private volatile boolean missing;

    RequestedKeys(@Nullable X509KeyManager keys) {
        this.keys = keys;
    }

    @Override
    public @Nullable String chooseClientAlias(
            String[] keyTypes, Principal @Nullable [] issuers, @Nullable Socket socket) {
        String alias = keys == null ? null : keys.chooseClientAlias(keyTypes, issuers, socket);
        missing = alias == null;
        return alias;
    }

    /** A service that has sent its settings does without. */
    @Override
    public Attributes transportReady(Attributes attributes) {
        missing = false;
        return attributes;
    }

    @Override
    public <Q, S> ClientCall<Q, S> interceptCall(MethodDescriptor<Q, S> method, CallOptions options, Channel next) {
        return new SimpleForwardingClientCall<>(next.newCall(method, options)) {
            @Override
            public void start(Listener<S> listener, Metadata headers) {
                super.start(
                        new SimpleForwardingClientCallListener<>(listener) {
                            @Override
                            public void onClose(Status status, Metadata trailers) {
                                super.onClose(explained(status), trailers);
                            }
                        },
                        headers);
            }
        };
    }

    private Status explained(Status status) {
        if (missing && status.getCode() == Status.Code.UNAVAILABLE && status.getCause() == null) {
            return status.withCause(new SSLHandshakeException("alert: certificate_required"));
        }
        return status;
    }

    @Override
    public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
        return keys == null ? null : keys.getClientAliases(keyType, issuers);
    }

    @Override
    public X509Certificate @Nullable [] getCertificateChain(String alias) {
        return keys == null ? null : keys.getCertificateChain(alias);
    }

    @Override
    public @Nullable PrivateKey getPrivateKey(String alias) {
        return keys == null ? null : keys.getPrivateKey(alias);
    }

    @Override
    public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
        return null;
    }

    @Override
    public @Nullable String chooseServerAlias(String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return null;
    }
}
