// SPDX-License-Identifier: Apache-2.0
package com.example.answers;

import static dev.filechat.chat.messages.Message.user;

import dev.filechat.FileChatClient;
import dev.filechat.chat.Chat;
import dev.filechat.chat.ChatStream;
import dev.filechat.chat.messages.Content;
import dev.filechat.chat.responses.ChatChunk;
import dev.filechat.errors.FileChatException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

// snippet: answers
/** Answers {@code GET /answers?file=ID&question=TEXT} piece by piece, as server-sent events. */
@WebServlet("/answers")
public class AnswersServlet extends HttpServlet {
    private FileChatClient client;

    @Override
    public void init() {
        client = SharedClient.of(getServletContext());
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String file = request.getParameter("file");
        String question = request.getParameter("question");
        if (file == null || question == null) {
            response.sendError(HttpServletResponse.SC_BAD_REQUEST, "The parameters file and question are needed");
            return;
        }
        Chat chat = client.chat().create("grok-4.5").append(user(question, Content.file(file)));
        EventStream page = new EventStream(response);
        try (ChatStream answer = chat.stream()) { // close() cancels the call
            for (ChatChunk chunk : answer) {
                page.send("message", chunk.content()); // fails when the browser is gone
            }
            page.send("end", "");
        } catch (FileChatException e) {
            log("No whole answer", e);
            page.send("failure", "There is no whole answer.");
        }
    }
}
// end
