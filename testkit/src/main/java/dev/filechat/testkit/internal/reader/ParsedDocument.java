// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.reader;

import dev.filechat.testkit.internal.document.UnreadableException;
import dev.filechat.testkit.internal.encoding.MarkupEncoding;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Set;
import org.apache.tika.exception.EncryptedDocumentException;
import org.apache.tika.exception.TikaException;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MediaType;
import org.apache.tika.parser.ParseContext;
import org.xml.sax.SAXException;

/**
 * A document that Tika parses, in the process of a reader.
 *
 * @param name its name
 * @param mediaType what the sender says it is; may be empty
 * @param content where it is
 */
record ParsedDocument(String name, String mediaType, Path content) {

    private static final Set<String> ARCHIVES = Set.of(
            "application/zip",
            "application/java-archive",
            "application/x-archive",
            "application/vnd.android.package-archive",
            "application/vnd.google-earth.kmz");

    /** Writes its text, in UTF-8. */
    void writeText(Path text) throws UnreadableException {
        try (Writer out = Files.newBufferedWriter(text)) {
            parse(out);
        } catch (EncryptedDocumentException e) {
            throw UnreadableException.because("it is locked with a password");
        } catch (NoClassDefFoundError e) {
            throw UnreadableException.without(ParserModule.artifactFor(name));
        } catch (StackOverflowError e) {
            throw UnreadableException.because("it is nested too deeply");
        } catch (OutOfMemoryError e) {
            throw UnreadableException.because("that takes more than " + ReaderProcess.HEAP_MEGABYTES + " MB of memory");
        } catch (TikaException | IOException | SAXException | RuntimeException | Error e) {
            throw refusal(e);
        }
    }

    private void parse(Writer out) throws IOException, SAXException, TikaException, UnreadableException {
        Tika tika = Warm.TIKA;
        Metadata metadata = new Metadata();
        metadata.set(TikaCoreProperties.RESOURCE_NAME_KEY, name);
        if (!mediaType.isEmpty()) {
            metadata.set(Metadata.CONTENT_TYPE, mediaType);
        }
        try (TikaInputStream in = TikaInputStream.get(content, metadata)) {
            MediaType type = tika.detector().detect(in, metadata);
            ParseContext context = tika.context();
            checkParsed(type, tika, context);
            // A charset that the sender tells stays.
            if (!mediaType.startsWith(type.toString())) {
                metadata.set(Metadata.CONTENT_TYPE, type.toString());
            }
            TextHandler handler = new TextHandler(out, metadata);
            tika.parser().parse(in, handler, metadata, context);
            handler.end();
        }
    }

    private static void checkParsed(MediaType type, Tika tika, ParseContext context) throws UnreadableException {
        if (ARCHIVES.contains(type.toString())) {
            throw UnreadableException.because("it is an archive. Upload the documents that are in it");
        }
        if (tika.parses(type, context)) {
            return;
        }
        for (ParserModule module : ParserModule.values()) {
            if (module.parses(type.toString())) {
                throw UnreadableException.without(module.artifact());
            }
        }
        throw UnreadableException.because("the fake reads no documents of the type " + type);
    }

    private static UnreadableException refusal(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof MarkupEncoding.UnknownEncodingException) {
                return UnreadableException.because(
                        "its encoding is not declared, and cannot be told from its bytes. Save it as UTF-8");
            }
            if (cause instanceof TextHandler.TooLongException) {
                return UnreadableException.because(
                        "it has more than " + TextHandler.MOST_CHARACTERS / 1_000_000 + " million characters");
            }
            if (cause instanceof EncryptedDocumentException
                    || cause instanceof NoSuchFileException
                    || cause.getClass().getName().endsWith("EncryptedDocumentException")) {
                return UnreadableException.because(
                        cause instanceof NoSuchFileException ? "it is gone" : "it is locked with a password");
            }
        }
        Throwable first = failure;
        while (first.getCause() != null) {
            first = first.getCause();
        }
        String reason = first.getMessage() == null ? first.getClass().getSimpleName() : first.getMessage();
        return UnreadableException.because("it is broken: " + reason.strip().replaceFirst("\\.$", ""));
    }

    /** Made once, with the first document. */
    private static final class Warm {
        static final Tika TIKA = new Tika();
    }
}
