// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.grpc.call;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/**
 * Tells what TLS has against a peer from a handshake that the network broke. gRPC reports both as UNAVAILABLE, the JDK
 * and Netty both as an {@link SSLException}.
 */
final class TlsFailure {
    /** What the JDK and Netty say where the connection ended during the handshake. */
    private static final Pattern BROKEN = Pattern.compile("(?is).*(terminated the handshake|shut down incorrectly"
            + "|connection reset|connection closed|broken pipe|handshake timed out|closed already|read timed out).*");

    private TlsFailure() {}

    /** Whether it is about a certificate, a name, a version or an alert, and so the same on the next try. */
    static boolean isVerdict(@Nullable Throwable cause) {
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
