// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.contract.processes;

import dev.filechat.FileChatClient;
import dev.filechat.files.StoredFile;
import dev.filechat.transport.contract.support.EndlessListing;
import java.util.List;

/**
 * Lists all files of an {@link EndlessListing} in a JVM of its own. Arguments: transport, port, whether to hold them
 * all.
 */
public final class ListingProgram {
    private ListingProgram() {}

    public static void main(String[] arguments) throws Exception {
        try (FileChatClient client = ChildClient.of(arguments[0], arguments[1])) {
            boolean hold = Boolean.parseBoolean(arguments[2]);
            Iterable<StoredFile> listing = client.files().list();
            int listed = 0;
            for (StoredFile file : hold ? held(client) : listing) {
                if (!file.id().equals(EndlessListing.id(listed))) {
                    throw new AssertionError("File " + listed + " of the listing is " + file);
                }
                listed++;
            }
            System.out.println("listed " + listed);
        }
    }

    private static List<StoredFile> held(FileChatClient client) {
        return client.files().list().stream().toList();
    }
}
