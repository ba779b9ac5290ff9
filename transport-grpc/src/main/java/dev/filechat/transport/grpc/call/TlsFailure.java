// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.grpc.call;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/**
 * Tells a peer that TLS refuses from a handshake that the network broke. gRPC reports both as UNAVAILABLE, the JDK and
 * Netty both as an {@link SSLException}.
 */
final class TlsFailure {
    /** The messages of the JDK and of Netty when the connection ends during the handshake. */
    private static final Pattern BROKEN = Pattern.compile("(?is).*(terminated the handshake|shut down incorrectly"
            + "|connection reset|connection closed|broken pipe|handshake timed out|closed already|read timed out).*");

    private TlsFailure() {}

    /** Whether a certificate, a name, a version or an alert is the reason, so that the next try fails, too. */
    static boolean isPermanent(@Nullable Throwable cause) {
        IOException innermost = null;
        for (Throwable t = cause; t != null; t = t.getCause()) {
            if (t instanceof GeneralSecurityException || t instanceof SSLPeerUnverifiedException) {
                return true;
            }
            if (t instanceof IOException e) {
                innermost = e;
            }
        }
        return innermost instanceof SSLException && !isBroken(innermost);
    }

    private static boolean isBroken(IOException e) {
        return e.getMessage() != null && BROKEN.matcher(e.getMessage()).matches();
    }
}
