// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal.call;

import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertPathValidatorException.Reason;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/** The reasons why TLS refuses a peer, each with advice. */
enum TlsVerdict {
    WRONG_HOST("the certificate is for another host. Connect by a name that is in it, with endpoint(host, port)"),
    EXPIRED("the certificate has expired. Its owner has to renew it, unless the clock of this machine is wrong"),
    NOT_YET_VALID("the certificate is not valid yet. The clock of this machine, or the peer's, may be wrong"),
    UNKNOWN_ISSUER("no trusted authority has issued the certificate. If it is your own or your company's (a proxy that"
            + " reads TLS has one), trust it with trustedCertificates(...)"),
    NO_TLS("the peer does not speak TLS. Check the host and the port; plaintext() is for a service on this machine"),
    CLIENT_CERTIFICATE(
            "a client certificate is missing, or the service does not accept it. Give one that it accepts with"
                    + " clientCertificate(...)"),
    OTHER("check the endpoint, and what stands between it and this machine");

    private static final Pattern OTHER_NAMES = Pattern.compile("No subject alternative .*|No name matching .*");
    private static final Pattern UNTRUSTED =
            Pattern.compile(".*unable to find valid certification path.*|.*trustAnchors parameter must be non-empty.*");
    private static final Pattern NOT_A_RECORD =
            Pattern.compile("(?s)not an SSL/TLS record.*|Unsupported or unrecognized SSL message.*");

    /** Alerts that a server sends about the certificate of the client. BoringSSL has names of its own. */
    private static final Pattern CERTIFICATE_ALERT =
            Pattern.compile("(?is).*alert[: _](.*certificate|unknown_ca|access_denied).*");

    private final String advice;

    TlsVerdict(String advice) {
        this.advice = advice;
    }

    /** {@return the reason and what to do, without a full stop} */
    String advice() {
        return advice;
    }

    /** {@return the first verdict among a failure's causes} */
    static TlsVerdict of(Throwable failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            TlsVerdict verdict = byItself(t);
            if (verdict != OTHER) {
                return verdict;
            }
        }
        return OTHER;
    }

    private static TlsVerdict byItself(Throwable t) {
        String message = t.getMessage() == null ? "" : t.getMessage();
        if (t instanceof CertificateExpiredException) {
            return EXPIRED;
        }
        if (t instanceof CertificateNotYetValidException) {
            return NOT_YET_VALID;
        }
        if (t instanceof CertPathValidatorException invalid) {
            return byReason(invalid.getReason());
        }
        // OkHttp's for a host, and the JDK's
        if (t instanceof SSLPeerUnverifiedException
                || (t instanceof CertificateException
                        && OTHER_NAMES.matcher(message).matches())) {
            return WRONG_HOST;
        }
        if (t instanceof SSLException && NOT_A_RECORD.matcher(message).matches()) {
            return NO_TLS;
        }
        if (t instanceof SSLException && CERTIFICATE_ALERT.matcher(message).matches()) {
            return CLIENT_CERTIFICATE;
        }
        return t instanceof CertPathBuilderException
                        || UNTRUSTED.matcher(message).matches()
                ? UNKNOWN_ISSUER
                : OTHER;
    }

    private static TlsVerdict byReason(@Nullable Reason reason) {
        if (reason == BasicReason.EXPIRED) {
            return EXPIRED;
        }
        if (reason == BasicReason.INVALID_SIGNATURE) {
            return UNKNOWN_ISSUER; // an unrelated exception of the same name
        }
        return reason == BasicReason.NOT_YET_VALID ? NOT_YET_VALID : OTHER;
    }
}
