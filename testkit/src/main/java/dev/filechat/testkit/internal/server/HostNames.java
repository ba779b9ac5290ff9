// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.server;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;
import org.bouncycastle.util.IPAddress;

/** Names and addresses of hosts, as users write them. Nothing is looked up. */
public final class HostNames {

    private static final Pattern NAME = Pattern.compile("(?=.{1,253}$)[A-Za-z0-9_-]{1,63}(\\.[A-Za-z0-9_-]{1,63})*");

    private HostNames() {}

    static boolean isAddress(String text) {
        return IPAddress.isValid(text);
    }

    public static InetAddress address(String text) {
        if (!isAddress(text)) {
            throw new IllegalArgumentException(
                    "bindAddress must be an IP address, such as 0.0.0.0 for all of this machine, not \"" + text + '"');
        }
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("bindAddress is not an address that this JVM can use: " + text, e);
        }
    }

    public static void check(String host) {
        if (!isAddress(host) && !NAME.matcher(host).matches()) {
            throw new IllegalArgumentException(
                    "hostNames must be names or IP addresses without scheme and port, not \"" + host + '"');
        }
    }
}
