// SPDX-License-Identifier: Apache-2.0
package dev.filechat.benchmarks.server;

/** Whom the contenders talk to. */
public enum ServerKind {
    /** A server that reads and writes frames of HTTP/2 and is no more; files only, without TLS. */
    FRAMES,
    /** grpc-java's server, which looks at nothing it need not look at. */
    BARE,
    /** A server that receives by grpc-java's generated code, and discards. */
    GENERATED,
    /** The testkit's fake. */
    FAKE
}
