// SPDX-License-Identifier: Apache-2.0
package dev.filechat.fakexai;

import dev.filechat.testkit.FakeXai;
import dev.filechat.testkit.FakeXaiBuilder;
import dev.filechat.testkit.faults.Fault;
import java.io.UncheckedIOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.logging.LogManager;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs a {@link FakeXai} until it is ended. */
@Command(
        name = "fake-xai",
        mixinStandardHelpOptions = true,
        versionProvider = FakeXaiCommand.Version.class,
        description =
                "Serves a fake of the xAI Files and Chat APIs on a port of this machine, for developing any client, in"
                        + " any language, without a key of the real service. It answers questions with sentences of the"
                        + " files.",
        sortOptions = false)
public final class FakeXaiCommand implements Callable<Integer> {
    private static final int WRONG_INPUT = 2;
    private static final String CERTIFICATE = "fake-xai.pem";

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "50051",
            description = "The TCP port; 0 takes a free one, which is told. Default: ${DEFAULT-VALUE}.")
    private int port;

    @Option(
            names = "--bind",
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1",
            description = "The IP address to listen on; 0.0.0.0 lets containers and other machines in. Default:"
                    + " ${DEFAULT-VALUE}.")
    private String bind = "127.0.0.1";

    @Option(
            names = "--host-name",
            paramLabel = "NAME",
            description = "With --tls: a name or IP address under which clients reach it, for the certificate, beside"
                    + " localhost, 127.0.0.1 and the address of --bind. Repeatable.")
    private List<String> hostNames = List.of();

    @Option(
            names = "--model",
            paramLabel = "NAME",
            description = "A model that there is; requests for others are refused. Repeatable. Default: any will do.")
    private List<String> models = List.of();

    @Option(
            names = "--key",
            paramLabel = "KEY",
            description = "An API key to accept. Repeatable: each key sees its own files only. Default: "
                    + FakeXai.DEFAULT_KEY + ".")
    private List<String> keys = List.of();

    @Option(
            names = "--management-key",
            paramLabel = "KEY",
            description = "A management key to accept, for collections. Repeatable: one for each --key, in their order."
                    + " Default: " + FakeXai.DEFAULT_MANAGEMENT_KEY + ".")
    private List<String> managementKeys = List.of();

    @Option(names = "--tls", description = "Serves over TLS, with a certificate of its own, new with each start.")
    private boolean tls;

    @Option(
            names = "--certificate",
            paramLabel = "FILE",
            description = "With --tls: where to write the certificate that clients have to trust. Default: "
                    + CERTIFICATE + ".")
    private @Nullable String certificate;

    @Option(
            names = "--directory",
            paramLabel = "DIR",
            description = "Keeps the files there, over restarts. Without it they end with the fake.")
    private @Nullable String directory;

    @Option(
            names = "--fault",
            paramLabel = "CALLS[:WHICH]:FAULT",
            description = "Has calls go wrong; see below. Repeatable.")
    private List<String> faults = List.of();

    @Option(
            names = "--word-delay",
            paramLabel = "TIME",
            defaultValue = "0ms",
            description = "Waits so long after each word of a streamed answer. Default: ${DEFAULT-VALUE}.")
    private String wordDelay = "0ms";

    @Option(
            names = "--attachment-search-outputs",
            description =
                    "Answers questions about files with three outputs: the call of the service's own tool, its result,"
                            + " and the answer.")
    private boolean attachmentSearchOutputs;

    @Option(
            names = "--finish-reason-on-every-output",
            description = "Gives every output of an answer a reason to finish, not the last one alone.")
    private boolean finishReasonOnEveryOutput;

    @Option(
            names = "--log",
            paramLabel = "HOW",
            defaultValue = "text",
            description = "Tells each call when it is over, in a line of standard output: text, json or none. Default:"
                    + " ${DEFAULT-VALUE}.")
    private CallPrinter log = CallPrinter.text;

    private FakeXaiCommand() {}

    /**
     * Runs the command and ends the JVM, with 2 if the input is wrong.
     *
     * @param args the options that {@code --help} tells
     */
    public static void main(String[] args) {
        LogManager.getLogManager().reset(); // the command prints its own lines only
        CommandLine command = new CommandLine(new FakeXaiCommand());
        command.getCommandSpec().usageMessage().footer(HelpText.FOOTER);
        System.exit(command.setExpandAtFiles(false)
                .setUsageHelpAutoWidth(true)
                .setParameterExceptionHandler((e, unused) -> fail(e.getMessage()))
                .setExecutionExceptionHandler((e, unused, alsoUnused) -> explain(e))
                .execute(args));
    }

    @Override
    public Integer call() throws InterruptedException {
        FakeXai xai = settings().start();
        Runtime.getRuntime().addShutdownHook(new Thread(xai::close));
        List<String> told = new ArrayList<>();
        for (String fault : faults) {
            Fault set = FaultOption.set(xai.faults(), fault);
            told.add("Fault " + set.toString().replace(" (strikes: 0)", ""));
        }
        if (tls) {
            Path file = path("certificate", certificate == null ? CERTIFICATE : certificate);
            xai.writeTrustedCertificate(file);
            told.add("Clients have to trust " + file.toAbsolutePath());
        }
        if (directory != null) {
            int files = xai.files().all().size();
            told.add("Its directory " + directory + " has " + files + (files == 1 ? " file" : " files"));
            told.addAll(xai.skippedFiles());
        }
        told.forEach(System.err::println);
        // Last, for programs that wait for this line.
        System.err.printf(
                "Fake xAI listens on %s:%d, %s, with %s; Ctrl-C ends it%n",
                bind, xai.port(), tls ? "TLS" : "plaintext", keysInWords());
        new CountDownLatch(1).await();
        return 0;
    }

    private FakeXaiBuilder settings() {
        if (certificate != null && !tls) {
            throw new IllegalArgumentException("--certificate needs --tls");
        }
        if (!hostNames.isEmpty() && !tls) {
            throw new IllegalArgumentException("--host-name needs --tls");
        }
        FakeXaiBuilder settings = FakeXai.builder()
                .port(port)
                .bindAddress(bind)
                .hostNames(hostNames.toArray(String[]::new))
                .wordDelay(Numbers.time("--word-delay", wordDelay))
                .onCallEnd(log.to(System.out));
        if (!keys.isEmpty()) {
            settings.keys(keys.toArray(String[]::new));
        }
        if (!managementKeys.isEmpty()) {
            if (managementKeys.size() != Math.max(1, keys.size())) {
                throw new IllegalArgumentException("--management-key has to be given once for each --key");
            }
            settings.managementKeys(managementKeys.toArray(String[]::new));
        }
        if (!models.isEmpty()) {
            settings.models(models.toArray(String[]::new));
        }
        if (directory != null) {
            settings.directory(path("directory", directory));
        }
        if (attachmentSearchOutputs) {
            settings.attachmentSearchOutputs();
        }
        if (finishReasonOnEveryOutput) {
            settings.finishReasonOnEveryOutput();
        }
        return tls ? settings.tls() : settings;
    }

    private static Path path(String option, String written) {
        if (written.isBlank()) {
            throw new IllegalArgumentException("--" + option + " is blank");
        }
        try {
            return Path.of(written);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("--" + option + " is not a path: " + e.getMessage(), e);
        }
    }

    /** A key that was given is not shown. */
    private String keysInWords() {
        return switch (keys.size()) {
            case 0 -> "key " + FakeXai.DEFAULT_KEY;
            case 1 -> "the given key";
            default -> "the " + keys.size() + " given keys";
        };
    }

    private static int explain(Exception e) {
        return switch (e) {
            case UncheckedIOException wrong -> fail(wrong.getMessage());
            case IllegalArgumentException wrong -> fail(wrong.getMessage());
            default -> fail(e.toString());
        };
    }

    private static int fail(@Nullable String message) {
        System.err.println("fake-xai: " + message);
        return WRONG_INPUT;
    }

    /** What the build wrote into the jar. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = FakeXai.class.getPackage().getImplementationVersion();
            return new String[] {"filechat " + (version == null ? "(not built as a jar)" : version)};
        }
    }
}
