// SPDX-License-Identifier: Apache-2.0
package com.example.answers;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.filechat.FileChatClient;
import dev.filechat.files.StoredFile;
import dev.filechat.files.UploadOptions;
import dev.filechat.files.sources.FileSource;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;

// snippet: files
/** Stores files with {@code POST /files/NAME}, and deletes them with {@code DELETE /files/ID}. */
@WebServlet("/files/*")
public class FilesServlet extends HttpServlet {
    private static final UploadOptions FOR_A_DAY =
            UploadOptions.builder().expiresAfter(Duration.ofDays(1)).build();

    private FileChatClient client;

    @Override
    public void init() {
        client = SharedClient.of(getServletContext());
    }

    /** The body goes on to the service while it comes in, however long it is. */
    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        StoredFile file = client.files().upload(FileSource.of(name(request), request.getInputStream()), FOR_A_DAY);
        response.setContentType("text/plain");
        response.getOutputStream().write(file.id().getBytes(UTF_8));
    }

    @Override
    protected void doDelete(HttpServletRequest request, HttpServletResponse response) {
        client.files().delete(name(request));
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }

    private static String name(HttpServletRequest request) {
        String path = request.getPathInfo();
        return path == null ? "" : path.substring(1);
    }
}
// end
