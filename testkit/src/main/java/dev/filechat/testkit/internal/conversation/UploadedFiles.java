// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.conversation;

import dev.filechat.testkit.internal.document.Document;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;

/** The files that messages can refer to by id. For the fake itself, not for its users. */
@FunctionalInterface
public interface UploadedFiles {

    /**
     * Finds a file.
     *
     * @param team whose it is
     * @param id its id
     * @return the file
     * @throws StatusRuntimeException {@code NOT_FOUND} if the team has no such file
     */
    Document find(int team, String id);

    /**
     * Finds a file's name.
     *
     * @param team whose it is
     * @param id its id
     * @return the name, or an empty text if the team has no such file
     */
    default String nameOf(int team, String id) {
        try {
            return find(team, id).name();
        } catch (StatusRuntimeException e) {
            if (e.getStatus().getCode() == Status.Code.NOT_FOUND) {
                return "";
            }
            throw e;
        }
    }
}
