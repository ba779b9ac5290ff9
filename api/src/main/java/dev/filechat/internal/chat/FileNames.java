// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal.chat;

import dev.filechat.chat.messages.FileContent;
import dev.filechat.chat.messages.FileRef;
import dev.filechat.chat.messages.Message;
import java.util.List;
import java.util.Optional;

/** Finds the names of files in messages. */
final class FileNames {
    private FileNames() {}

    /** {@return the name of a file in the latest message that names it} */
    static Optional<String> find(List<Message> messages, String fileId) {
        return messages.reversed().stream()
                .flatMap(message -> message.contents().stream())
                .filter(FileContent.class::isInstance)
                .map(FileContent.class::cast)
                .filter(file -> file.ref() instanceof FileRef.Uploaded uploaded
                        && uploaded.fileId().equals(fileId))
                .map(file -> file.knownName().isEmpty() ? file.ref().filename() : file.knownName())
                .filter(name -> !name.isEmpty())
                .findFirst();
    }
}
