// SPDX-License-Identifier: Apache-2.0
package com.example.answers;

import dev.filechat.FileChatClient;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.util.function.Supplier;

// snippet: client
/** Makes one client for all requests when the application starts, and closes it after the last request. */
@WebListener
public class SharedClient implements ServletContextListener {
    private final Supplier<FileChatClient> clients;

    /** The key is in the variable {@code XAI_API_KEY}, that for collections in {@code XAI_MANAGEMENT_KEY}. */
    public SharedClient() {
        this(FileChatClient::create);
    }

    SharedClient(Supplier<FileChatClient> clients) {
        this.clients = clients;
    }

    @Override
    public void contextInitialized(ServletContextEvent event) {
        event.getServletContext().setAttribute(FileChatClient.class.getName(), clients.get());
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        FileChatClient client = of(event.getServletContext());
        if (client != null) { // else it could not be made
            client.close();
        }
    }

    static FileChatClient of(ServletContext context) {
        return (FileChatClient) context.getAttribute(FileChatClient.class.getName());
    }
}
// end
