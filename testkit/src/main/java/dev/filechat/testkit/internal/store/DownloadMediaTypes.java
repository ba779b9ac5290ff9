// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.store;

import java.util.Locale;
import java.util.Map;

/**
 * What kind of content a file has, by the end of its name. A table of its own, so that it is the same on every machine.
 */
final class DownloadMediaTypes {

    private static final String UNKNOWN = "application/octet-stream";

    private static final Map<String, String> BY_EXTENSION = Map.ofEntries(
            Map.entry("pdf", "application/pdf"),
            Map.entry("json", "application/json"),
            Map.entry("zip", "application/zip"),
            Map.entry("docx", office("wordprocessingml.document")),
            Map.entry("xlsx", office("spreadsheetml.sheet")),
            Map.entry("pptx", office("presentationml.presentation")),
            Map.entry("txt", "text/plain"),
            Map.entry("md", "text/markdown"),
            Map.entry("csv", "text/csv"),
            Map.entry("html", "text/html"),
            Map.entry("htm", "text/html"),
            Map.entry("xml", "text/xml"),
            Map.entry("png", "image/png"),
            Map.entry("jpg", "image/jpeg"),
            Map.entry("jpeg", "image/jpeg"),
            Map.entry("gif", "image/gif"),
            Map.entry("webp", "image/webp"),
            Map.entry("svg", "image/svg+xml"),
            Map.entry("tiff", "image/tiff"),
            Map.entry("mp3", "audio/mpeg"),
            Map.entry("wav", "audio/wav"),
            Map.entry("mp4", "video/mp4"),
            Map.entry("mov", "video/quicktime"),
            Map.entry("webm", "video/webm"));

    private DownloadMediaTypes() {}

    private static String office(String kind) {
        return "application/vnd.openxmlformats-officedocument." + kind;
    }

    static String of(String name) {
        String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return name.contains(".") ? BY_EXTENSION.getOrDefault(extension, UNKNOWN) : UNKNOWN;
    }
}
