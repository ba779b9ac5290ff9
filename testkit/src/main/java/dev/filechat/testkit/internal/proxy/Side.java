// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.proxy;

/** The sides of a proxied connection. */
public enum Side {
    CLIENT,
    SERVER
}
