// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.chat;

/**
 * A file that a message mentions. Immutable and thread-safe.
 *
 * @param id the id of an uploaded file; empty for an inline one and for a URL
 * @param name its name; empty if the message gives none, and for an id that the fake does not know
 * @param url where it is on the web; empty if it is not there
 */
public record ReceivedFile(String id, String name, String url) {

    @Override
    public String toString() {
        String where = id.isEmpty() ? url.isEmpty() ? "inline" : url : id;
        return name.isEmpty() ? where : name + " (" + where + ")";
    }
}
