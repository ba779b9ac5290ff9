// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.contract.history;

/** What a client talks to. */
enum Peer {
    /** The service, in plaintext. */
    PLAIN,
    /** The service, over TLS. */
    TLS,
    /** The service behind a gateway, which may fail a call that the service has carried out. */
    GATEWAY
}
