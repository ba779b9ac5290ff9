// SPDX-License-Identifier: Apache-2.0
package com.example.answers;

/** A server on a free port. */
record RunningServer(int port, AutoCloseable server) implements AutoCloseable {
    /** How to start one. */
    enum Kind {
        TOMCAT {
            @Override
            RunningServer start(SharedClient client) throws Exception {
                TomcatServer server = new TomcatServer(0, client);
                return new RunningServer(server.port(), server);
            }
        },
        JETTY {
            @Override
            RunningServer start(SharedClient client) throws Exception {
                JettyServer server = new JettyServer(0, client);
                return new RunningServer(server.port(), server);
            }
        };

        abstract RunningServer start(SharedClient client) throws Exception;
    }

    @Override
    public void close() throws Exception {
        server.close();
    }
}
