// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.reader;

import dev.filechat.testkit.internal.encoding.MarkupEncoding;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.poi.openxml4j.util.ZipSecureFile;
import org.apache.poi.util.IOUtils;
import org.apache.tika.detect.DefaultDetector;
import org.apache.tika.detect.Detector;
import org.apache.tika.detect.EncodingDetector;
import org.apache.tika.extractor.DocumentSelector;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MediaType;
import org.apache.tika.parser.AutoDetectParser;
import org.apache.tika.parser.AutoDetectParserConfig;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.parser.pdf.PDFParserConfig;

/**
 * Apache Tika with those parsers of the fake's kinds of documents that are on the class path. It is the process that
 * bounds memory and time, so limits that also refuse valid documents (of compression, for example) are off.
 */
final class Tika {

    private static final int MOST_NESTED_ELEMENTS = 1_000;
    private static final int MOST_NESTED_DOCUMENTS = 10;

    private final Detector detector = new DefaultDetector();
    private final AutoDetectParser parser;

    Tika() {
        parser = new AutoDetectParser(detector, parsers().toArray(new Parser[0]));
        AutoDetectParserConfig config = new AutoDetectParserConfig();
        config.setOutputThreshold(Long.MAX_VALUE);
        config.setMaximumCompressionRatio(Long.MAX_VALUE);
        config.setMaximumDepth(MOST_NESTED_ELEMENTS);
        config.setMaximumPackageEntryDepth(MOST_NESTED_DOCUMENTS);
        parser.setAutoDetectParserConfig(config);
        ifPresent(PoiLimits::lift);
    }

    private static List<Parser> parsers() {
        return Arrays.stream(ParserModule.values())
                .flatMap(module -> module.parsers().stream())
                .flatMap(name -> parser(name).stream())
                .toList();
    }

    /** Nothing if it is not on the class path. */
    private static Optional<Parser> parser(String name) {
        try {
            return Optional.of(Class.forName("org.apache.tika.parser." + name)
                    .asSubclass(Parser.class)
                    .getConstructor()
                    .newInstance());
        } catch (ClassNotFoundException | NoClassDefFoundError e) {
            return Optional.empty();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Apache Tika's " + name + " cannot be created", e);
        }
    }

    private static void ifPresent(Runnable use) {
        try {
            use.run();
        } catch (NoClassDefFoundError e) {
            return; // its module is not on the class path
        }
    }

    Detector detector() {
        return detector;
    }

    AutoDetectParser parser() {
        return parser;
    }

    boolean parses(MediaType type, ParseContext context) {
        for (MediaType each = type;
                each != null;
                each = parser.getMediaTypeRegistry().getSupertype(each)) {
            if (parser.getParsers(context).containsKey(each)) {
                return true;
            }
        }
        return false;
    }

    ParseContext context() {
        ParseContext context = new ParseContext();
        context.set(Parser.class, parser);
        context.set(EncodingDetector.class, new MarkupEncoding());
        context.set(DocumentSelector.class, Tika::hasText);
        ifPresent(() -> Pdf.configure(context));
        return context;
    }

    private static boolean hasText(Metadata embedded) {
        String type = embedded.get(Metadata.CONTENT_TYPE);
        return type == null || !(type.startsWith("image/") || type.startsWith("audio/") || type.startsWith("video/"));
    }

    /** Apart, since the module may be missing. */
    private static final class Pdf {
        static void configure(ParseContext context) {
            PDFParserConfig config = new PDFParserConfig();
            config.setDetectAngles(true);
            config.setOcrStrategy(PDFParserConfig.OCR_STRATEGY.NO_OCR);
            config.setMaxMainMemoryBytes(-1); // memory only: it has a limit, the disk has none
            context.set(PDFParserConfig.class, config);
        }
    }

    /** Apart, since the module may be missing. */
    private static final class PoiLimits {
        static void lift() {
            ZipSecureFile.setMinInflateRatio(0);
            IOUtils.setByteArrayMaxOverride(Integer.MAX_VALUE);
        }
    }
}
