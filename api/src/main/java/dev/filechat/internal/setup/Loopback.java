// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal.setup;

import java.util.regex.Pattern;

/** Which hosts a key may be sent to without TLS. */
public final class Loopback {
    /** The literal loopback addresses, and the one name that always means them. */
    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|127(\\.(0|[1-9][0-9]?|1[0-9]{2}|2[0-4][0-9]|25[0-5])){3}|::1|0:0:0:0:0:0:0:1");

    private Loopback() {}

    /** {@return whether the host is this machine for sure, without asking a name server} */
    public static boolean is(String host) {
        return LOOPBACK.matcher(host).matches();
    }
}
