// SPDX-License-Identifier: Apache-2.0
package com.example.answers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;

// snippet: tomcat
/** The application in Tomcat, with a virtual thread for each request. */
final class TomcatServer implements AutoCloseable {
    private final Tomcat tomcat = new Tomcat();

    TomcatServer(int port, SharedClient client) throws IOException, LifecycleException {
        Path directory = Files.createTempDirectory("answers");
        tomcat.setBaseDir(directory.toString());
        tomcat.setPort(port);
        tomcat.getConnector().setProperty("useVirtualThreads", "true");
        Context context = tomcat.addContext("", directory.toString());
        context.setApplicationLifecycleListeners(new Object[] {client});
        Tomcat.addServlet(context, "files", new FilesServlet());
        context.addServletMappingDecoded("/files/*", "files");
        Tomcat.addServlet(context, "answers", new AnswersServlet());
        context.addServletMappingDecoded("/answers", "answers");
        tomcat.start();
    }

    int port() {
        return tomcat.getConnector().getLocalPort();
    }

    @Override
    public void close() throws LifecycleException {
        if (tomcat.getServer().getState().isAvailable()) {
            tomcat.stop();
            tomcat.destroy();
        }
    }

    public static void main(String[] args) throws IOException, LifecycleException {
        new TomcatServer(8080, new SharedClient()).tomcat.getServer().await();
    }
}
// end
