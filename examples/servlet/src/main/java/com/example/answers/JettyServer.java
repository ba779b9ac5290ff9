// SPDX-License-Identifier: Apache-2.0
package com.example.answers;

import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

// snippet: jetty
/** The application in Jetty, with a virtual thread for each request. */
final class JettyServer implements AutoCloseable {
    private final Server jetty;
    private final ServerConnector connector;

    JettyServer(int port, SharedClient client) throws Exception {
        QueuedThreadPool threads = new QueuedThreadPool();
        threads.setVirtualThreadsExecutor(VirtualThreads.getNamedVirtualThreadsExecutor("request-"));
        jetty = new Server(threads);
        connector = new ServerConnector(jetty);
        connector.setPort(port);
        jetty.addConnector(connector);
        ServletContextHandler context = new ServletContextHandler("/");
        context.addEventListener(client);
        context.addServlet(FilesServlet.class, "/files/*");
        context.addServlet(AnswersServlet.class, "/answers");
        jetty.setHandler(context);
        jetty.start();
    }

    int port() {
        return connector.getLocalPort();
    }

    @Override
    public void close() throws Exception {
        jetty.stop();
    }

    public static void main(String[] args) throws Exception {
        new JettyServer(8080, new SharedClient());
    }
}
// end
