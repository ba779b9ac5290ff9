// SPDX-License-Identifier: Apache-2.0
package dev.filechat.chat.messages;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The types of files by the ends of their names, the same on every machine: the JDK asks the system's tables, which
 * take TypeScript for translations and do not know YAML. Types are those registered with IANA where there is one;
 * programs and settings that have none are plain text.
 */
final class MediaTypes {
    private static final String TABLE = """
            application/pdf pdf
            application/json json
            application/geo+json geojson
            application/ld+json jsonld
            application/jsonl jsonl
            application/x-ndjson ndjson
            application/x-ipynb+json ipynb
            application/xml xml xsd xsl xslt
            application/xhtml+xml xhtml
            application/yaml yaml yml
            application/toml toml
            application/sql sql
            application/rtf rtf
            application/epub+zip epub
            application/msword doc dot
            application/vnd.openxmlformats-officedocument.wordprocessingml.document docx
            application/vnd.ms-excel xls
            application/vnd.openxmlformats-officedocument.spreadsheetml.sheet xlsx
            application/vnd.ms-powerpoint ppt
            application/vnd.openxmlformats-officedocument.presentationml.presentation pptx
            application/vnd.ms-outlook msg
            application/vnd.oasis.opendocument.text odt
            application/vnd.oasis.opendocument.spreadsheet ods
            application/vnd.oasis.opendocument.presentation odp
            application/zip zip
            application/gzip gz
            application/x-tar tar
            message/rfc822 eml
            text/csv csv
            text/tab-separated-values tsv
            text/markdown md markdown
            text/html html htm
            text/css css
            text/javascript js mjs cjs
            text/calendar ics
            text/vcard vcf
            text/vtt vtt
            text/plain txt text log srt rst adoc asciidoc tex bib org diff patch
            text/plain ini cfg conf properties env editorconfig gitignore dockerfile makefile license readme
            text/plain java kt kts scala groovy gradle clj py pyi rb php pl lua r jl dart swift ex exs erl hs ml fs
            text/plain ts tsx jsx vue svelte scss sass less graphql proto tf hcl
            text/plain c h cc cpp cxx hpp hxx m mm cs vb go rs zig d pas f90 asm s
            text/plain sh bash zsh fish ps1 bat cmd awk sed
            image/png png
            image/jpeg jpg jpeg
            image/gif gif
            image/webp webp
            image/bmp bmp
            image/tiff tif tiff
            image/svg+xml svg
            image/avif avif
            image/heic heic
            audio/mpeg mp3
            audio/mp4 m4a
            audio/wav wav
            audio/flac flac
            audio/ogg ogg oga opus
            video/mp4 mp4 m4v
            video/webm webm
            video/quicktime mov
            """;

    private static final Map<String, String> BY_EXTENSION = read();

    private MediaTypes() {}

    /** {@return the type of a file by its name; empty if it is not known} */
    static String of(String filename) {
        String name = filename.toLowerCase(Locale.ROOT);
        return BY_EXTENSION.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "");
    }

    private static Map<String, String> read() {
        Map<String, String> types = new HashMap<>();
        TABLE.lines().map(line -> line.split(" ")).forEach(words -> {
            for (int i = 1; i < words.length; i++) {
                types.put(words[i], words[0]);
            }
        });
        return Map.copyOf(types);
    }
}
