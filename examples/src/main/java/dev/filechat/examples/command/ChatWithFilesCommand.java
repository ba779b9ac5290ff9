// SPDX-License-Identifier: Apache-2.0
package dev.filechat.examples.command;

import dev.filechat.examples.ChatWithFiles;
import dev.filechat.FileChatClient;
import dev.filechat.FileChatClientBuilder;
import dev.filechat.TerminalText;
import dev.filechat.errors.CallCancelledException;
import dev.filechat.errors.ConfigurationException;
import dev.filechat.errors.FileChatException;
import dev.filechat.errors.SourceUnreadableException;
import dev.filechat.files.FileTooLargeException;
import dev.filechat.files.UploadOptions;
import dev.filechat.testkit.FakeXai;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.logging.LogManager;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@link ChatWithFiles} as a command: with options, a progress bar, and a fake service where there is no key. */
@Command(
        name = "chat-with-files",
        customSynopsis = "chat-with-files [--transport=NAME] [--model=NAME] FILE... QUESTION",
        mixinStandardHelpOptions = true,
        versionProvider = ChatWithFilesCommand.Version.class,
        description =
                "Uploads files, asks a question about them, prints the answer as it is written, and deletes them.",
        footer = {
            "",
            "With XAI_API_KEY set it talks to the real service; without, to a fake one that it starts itself.",
            "JAVA_OPTS is handed to the JVM. What begins with a dash and is no option comes after --.",
            "Exit codes: 0 done, 1 the service refused or could not be reached, 2 wrong input, 70 the build failed,",
            "130 interrupted."
        },
        sortOptions = false)
final class ChatWithFilesCommand implements Callable<Integer> {
    /** How fast the fake service writes, so that the streaming can be seen. */
    private static final Duration FAKE_WORD_DELAY = Duration.ofMillis(25);

    private static final int REFUSED = 1;
    private static final int WRONG_INPUT = 2;
    private static final int INTERRUPTED = 130;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(
            arity = "0..*",
            paramLabel = "FILE... QUESTION",
            hideParamSyntax = true,
            description = "One file or more, then the question.")
    private List<String> arguments = List.of();

    @Option(
            names = "--transport",
            paramLabel = "NAME",
            defaultValue = "${env:FILECHAT_TRANSPORT:-grpc-netty}",
            description = "grpc-netty or grpc-okhttp. Default: ${DEFAULT-VALUE}.")
    private String transport = "grpc-netty";

    @Option(
            names = "--model",
            paramLabel = "NAME",
            defaultValue = "grok-4.5",
            description = "The model to ask. Default: ${DEFAULT-VALUE}.")
    private String model = "grok-4.5";

    private ChatWithFilesCommand() {}

    /** Runs the command and ends the JVM. */
    public static void main(String[] args) {
        LogManager.getLogManager().reset(); // the command prints its own lines only
        CtrlC ctrlC = CtrlC.interrupts(Thread.currentThread());
        int exitCode = new CommandLine(new ChatWithFilesCommand())
                .setExpandAtFiles(false)
                .setParameterExceptionHandler((e, unused) -> fail(WRONG_INPUT, e.getMessage()))
                .setExecutionExceptionHandler((e, unused, alsoUnused) -> explain(e))
                .execute(args);
        ctrlC.exit(exitCode);
    }

    @Override
    public Integer call() {
        if (arguments.size() < 2) {
            throw wrongInput("Name a file, or several, and then the question, in quotes; --help tells more");
        }
        List<Path> files = arguments.subList(0, arguments.size() - 1).stream()
                .map(this::readableFile)
                .toList();
        String question = arguments.getLast();
        String key = System.getenv("XAI_API_KEY");
        if (question.isBlank() || model.isBlank()) {
            throw wrongInput("The question and the model must not be blank");
        }
        if (key != null && key.isBlank()) {
            throw wrongInput("XAI_API_KEY is set but blank; unset it to ask the fake service");
        }
        if (key != null) {
            chat(FileChatClient.builder(), null, files, question);
        } else {
            try (FakeXai fake = FakeXai.builder().wordDelay(FAKE_WORD_DELAY).start()) {
                chat(fake.configure(FileChatClient.builder()), fake, files, question);
            }
        }
        return 0;
    }

    private void chat(FileChatClientBuilder builder, @Nullable FakeXai fake, List<Path> files, String question) {
        try (FileChatClient client = builder.transport(transport.isBlank() ? "grpc-netty" : transport)
                        .build();
                UploadBar bar = new UploadBar()) {
            if (fake != null) {
                System.out.println("XAI_API_KEY is not set: asking filechat's own fake service on " + fake.host() + ":"
                        + fake.port());
            }
            UploadOptions options =
                    UploadOptions.builder().onProgress(bar::update).build();
            ChatWithFiles.chat(client, model, files, options, question);
        }
    }

    /** Looks at all files before the first one is sent; what is wrong with a name or a content, the upload tells. */
    private Path readableFile(String name) {
        if (name.isBlank()) {
            throw wrongInput("A file name is blank");
        }
        Path path = Path.of(name);
        if (Files.isDirectory(path)) {
            throw wrongInput(name + " is a directory; name a file");
        }
        if (!Files.exists(path)) {
            throw wrongInput("There is no file " + name);
        }
        if (!Files.isRegularFile(path)) {
            throw wrongInput(name + " is not a regular file");
        }
        if (!Files.isReadable(path)) {
            throw wrongInput(name + " cannot be read: permission denied");
        }
        return path;
    }

    private ParameterException wrongInput(String message) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), message);
    }

    private static int explain(Exception e) {
        return switch (e) {
            case CallCancelledException cancelled -> fail(INTERRUPTED, "interrupted");
            case ConfigurationException wrong -> fail(WRONG_INPUT, wrong.getMessage());
            case SourceUnreadableException wrong -> fail(WRONG_INPUT, wrong.getMessage());
            case FileTooLargeException wrong -> fail(WRONG_INPUT, wrong.getMessage());
            case IllegalArgumentException wrong -> fail(WRONG_INPUT, wrong.getMessage());
            case FileChatException refused -> fail(REFUSED, refused.getMessage());
            default -> fail(REFUSED, e.toString());
        };
    }

    private static int fail(int exitCode, @Nullable String message) {
        System.err.println(TerminalText.harmless("chat-with-files: " + message));
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
