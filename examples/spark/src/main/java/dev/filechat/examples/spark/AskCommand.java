// SPDX-License-Identifier: Apache-2.0
package dev.filechat.examples.spark;

import dev.filechat.FileChatClient;
import dev.filechat.FileChatClientBuilder;
import dev.filechat.TerminalText;
import dev.filechat.errors.ConfigurationException;
import dev.filechat.errors.NotFoundException;
import dev.filechat.errors.PermissionDeniedException;
import dev.filechat.errors.UnavailableException;
import dev.filechat.spark.ApiKeySource;
import dev.filechat.spark.SparkAskOptions;
import dev.filechat.testkit.FakeXai;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@link AskFolder} as a command, with a fake service where there is neither a key nor a cluster. */
@Command(
        name = "ask",
        mixinStandardHelpOptions = true,
        versionProvider = AskCommand.Version.class,
        description =
                "Asks about each file of a folder, and writes typed answers into Parquet files. Run again after it"
                        + " was stopped, or some files failed, it asks about the rest only.",
        footer = {
            "",
            "Empty files, and files and folders whose names begin with _ or a dot, are left out.",
            "Without a key, and on this machine, it asks a fake service that it starts itself.",
            "JAVA_OPTS is handed to the JVM; -Dspark.NAME=VALUE in it are settings of Spark.",
            "Exit codes: 0 all files have an answer, 1 some have none or the job failed, 2 wrong input, 69 there is no"
                    + " Java 21, 70 the build failed, 130 interrupted."
        },
        sortOptions = false)
final class AskCommand implements Callable<Integer> {
    private static final int FAILED = 1;
    private static final int WRONG_INPUT = 2;
    private static final int FIRST_PORT = 20_000;
    private static final int PORTS = 10_000;

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", description = "The folder, or its URI on a file system of Hadoop.")
    private String folder;

    @Parameters(index = "1", description = "The question.")
    private String question;

    @Parameters(index = "2", description = "The directory of the Parquet files, which are replaced.")
    private String output;

    @Option(names = "--master", description = "Spark's master. Default: ${DEFAULT-VALUE}.", defaultValue = "local[*]")
    private String master;

    @Option(names = "--model", description = "The model. Default: ${DEFAULT-VALUE}.", defaultValue = "grok-4.5")
    private String model;

    @Option(
            names = "--checkpoint",
            description = "The checkpoint. Default: the output's name with .checkpoint.",
            defaultValue = "")
    private String checkpoint;

    @Option(names = "--key-file", description = "A file of the executors with the key. Default: their XAI_API_KEY.")
    private @Nullable String keyFile;

    @Option(
            names = "--endpoint",
            paramLabel = "HOST:PORT",
            description = "Where the service is. With TLS, but for localhost and loopback addresses.")
    private @Nullable String endpoint;

    private AskCommand() {}

    /** Runs the command and ends the JVM, and with it Spark's session. */
    public static void main(String[] args) {
        Thread interrupted =
                new Thread(() -> System.err.println("\nask: interrupted; the same command asks about the rest"));
        Runtime.getRuntime().addShutdownHook(interrupted);
        int exitCode = commandLine().execute(args);
        try {
            Runtime.getRuntime().removeShutdownHook(interrupted);
        } catch (IllegalStateException e) {
            return; // the JVM is ending already
        }
        System.exit(exitCode);
    }

    static CommandLine commandLine() {
        return new CommandLine(new AskCommand())
                .setExpandAtFiles(false)
                .setParameterExceptionHandler((e, args) -> fail(e.getCommandLine(), WRONG_INPUT, e))
                .setExecutionExceptionHandler((e, commandLine, parsed) -> fail(
                        commandLine,
                        switch (e) {
                            case IllegalArgumentException wrong -> WRONG_INPUT;
                            case ConfigurationException wrong -> WRONG_INPUT;
                            case UncheckedIOException checkpoint -> WRONG_INPUT;
                            default -> FAILED;
                        },
                        e));
    }

    @Override
    public Integer call() {
        require(!question.isBlank(), "The question must not be blank");
        require(!model.isBlank(), "The model must not be blank");
        boolean here = master.startsWith("local");
        require(
                keyFile == null || !here || Files.isReadable(Path.of(keyFile)),
                "There is no key file " + keyFile + " that can be read");
        JobFolders folders = JobFolders.of(folder, output, checkpoint);
        SparkAskOptions.Builder options = SparkAskOptions.builder(folders.checkpoint());
        FileChatClientBuilder client = FileChatClient.builder();
        if (endpoint != null) {
            ServiceAddress there = ServiceAddress.parse(endpoint);
            options.client(there);
            there.configure(client);
        }
        boolean keyHere = System.getenv("XAI_API_KEY") != null;
        if (keyFile != null) {
            ApiKeySource key = ApiKeySource.file(keyFile);
            options.apiKey(key);
            if (Files.isReadable(Path.of(keyFile))) {
                checkModel(client.apiKey(key::get).build());
            }
        } else if (keyHere) {
            checkModel(client.build());
        }
        SparkSession spark = AskFolder.session(master);
        folders.check(spark.sparkContext().hadoopConfiguration());
        if (keyFile != null || keyHere || endpoint != null || !here) {
            return run(spark, folders, options);
        }
        try (FakeXai fake = fake(folders.checkpoint())) {
            spec.commandLine()
                    .getErr()
                    .println("XAI_API_KEY is not set: asking filechat's own fake service on this machine");
            String host = fake.host();
            int port = fake.port();
            String key = fake.key();
            return run(
                    spark,
                    folders,
                    options.client(
                            there -> there.endpoint(host, port).plaintext().apiKey(key)));
        }
    }

    private int run(SparkSession spark, JobFolders folders, SparkAskOptions.Builder options) {
        Totals totals = AskFolder.run(spark, folders, model, question, options);
        totals.lines().forEach(line -> spec.commandLine().getOut().println(TerminalText.harmless(line)));
        spec.commandLine().getOut().println("All answers are in " + output);
        return totals.failed() == 0 ? 0 : FAILED;
    }

    /** {@return a fake on the port of the run before if that is free} One at another address has other accounts. */
    private static FakeXai fake(String checkpoint) {
        try {
            return FakeXai.builder()
                    .port(FIRST_PORT + Math.floorMod(checkpoint.hashCode(), PORTS))
                    .start();
        } catch (UncheckedIOException e) {
            return FakeXai.start();
        }
    }

    /** Refuses a model that is not there, else each file would be uploaded first. */
    private void checkModel(FileChatClient client) {
        try (client) {
            client.models().languageModel(model);
        } catch (NotFoundException e) {
            throw new IllegalArgumentException("The service has no model " + model, e);
        } catch (PermissionDeniedException | UnavailableException e) {
            return; // the executors may do more than this machine
        }
    }

    private static void require(boolean right, String message) {
        if (!right) {
            throw new IllegalArgumentException(message);
        }
    }

    private static int fail(CommandLine commandLine, int exitCode, Exception failure) {
        Throwable reason = failure;
        while (exitCode == FAILED && reason.getCause() != null) {
            reason = reason.getCause(); // Spark's own message has the stack traces of executors
        }
        String message = reason.getMessage() == null ? reason.toString() : reason.getMessage();
        commandLine
                .getErr()
                .println("ask: "
                        + TerminalText.harmless(message.lines().findFirst().orElse("")));
        return exitCode;
    }

    /** What the build wrote into the library's jar. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = FileChatClient.class.getPackage().getImplementationVersion();
            return new String[] {"filechat " + (version == null ? "(not built as a jar)" : version)};
        }
    }
}
